import type { Finding } from '@kaito-portal/backstage-plugin-kaito-common/validation';

/** A finding with the place it is about. */
export interface FileFinding {
  file: string;
  /** Which document of the file, from 1. */
  document: number;
  /** Kind and name of the object; null when the document could not be read. */
  kind: string | null;
  name: string | null;
  rule: string;
  severity: Finding['severity'];
  path: string;
  /** Line in the file, from 1. */
  line: number;
  message: string;
  fix: string | null;
}

/** What was found, and what was not looked at. */
export interface Report {
  findings: FileFinding[];
  /** Files passed over, and why, a sentence each. */
  skipped: string[];
  files: number;
  objects: number;
}

/** Whether a finding should stop a pipeline: KAITO refuses the object, or accepts it in vain. */
export function isFault({ severity }: FileFinding): boolean {
  return severity === 'rejected' || severity === 'ineffective';
}

/** The object a finding is about, by kind and name as far as they can be read; null when neither can. */
export function objectOf({ kind, name }: FileFinding): string | null {
  return kind === null || name === null ? kind : `${kind}/${name}`;
}
