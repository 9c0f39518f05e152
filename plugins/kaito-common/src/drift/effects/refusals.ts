import type { Workspace } from '../../manifests/types';
import { checkShape } from '../../validation/checkShape';
import {
  type Finding,
  formatPath,
  SCHEMA_RULE,
} from '../../validation/Finding';
import { toSubject } from '../../validation/rule';
import { images } from '../../validation/rules/tuning';
import { adapterFindings } from '../../validation/update/adapters';
import { withoutNulls } from '../../validation/withoutNulls';
import { type Difference, type DriftVerdict, refused } from '../DriftChange';
import type { JsonRecord } from '../record';

const SHAPED = [
  'Workspace',
  'InferenceSet',
  'RAGEngine',
  'MultiRoleInference',
  'ModelMirror',
] as const;

/** What KAITO refuses in the manifest of Git itself, whatever it changes: its schema and, on update, its adapters and the images of tuning (W46). */
export function refusalsOf(git: JsonRecord): Finding[] {
  const kind = SHAPED.find(name => name === git.kind);
  if (!kind) {
    return [];
  }
  const shape = checkShape(kind, git);
  if (shape.length > 0 || kind !== 'Workspace') {
    return shape;
  }
  const workspace = withoutNulls(git) as Workspace;
  return [...adapterFindings(workspace), ...images(toSubject(workspace, {}))];
}

function holds(outer: string, inner: string): boolean {
  return (
    outer === inner ||
    (inner.startsWith(outer) && /[.[]/.test(inner[outer.length]))
  );
}

/** The refusal a change runs into: at its place, within it or around it. */
export function refusalOf(
  change: Difference,
  refusals: Finding[],
): DriftVerdict | undefined {
  const path = formatPath(change.path);
  const found = refusals.find(
    finding =>
      finding.path !== '' &&
      (holds(path, finding.path) || holds(finding.path, path)),
  );
  return (
    found &&
    refused(found.rule === SCHEMA_RULE ? SCHEMA_RULE : 'UPDATE', found.message)
  );
}
