import {
  composeYaml,
  locatePath,
  ManifestParseError,
  readText,
  toSteps,
  toValue,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import {
  type Finding,
  validateManifest,
  type ValidationContext,
} from '@kaito-portal/backstage-plugin-kaito-common/validation';

/** A finding with the place it is about; the same shape as the command line's. */
export interface FileFinding extends Finding {
  file: string;
  /** Which document of the file, from 1. */
  document: number;
  /** Kind and name of the object; null when the document could not be read. */
  kind: string | null;
  name: string | null;
  /** Line in the file, from 1. */
  line: number;
}

/** A document of a file. */
export interface SourceDocument {
  file: string;
  document: number;
  value: unknown;
  lineOf(path: string): number;
}

/** Reads the documents of a file; what cannot be read is a finding (PARSE) and does not hide the others. */
export function readSource(
  file: string,
  text: string,
): { documents: SourceDocument[]; faults: FileFinding[] } {
  const documents: SourceDocument[] = [];
  const faults: FileFinding[] = [];
  const attempt = (document: number, read: () => void) => {
    try {
      read();
    } catch (error) {
      if (!(error instanceof ManifestParseError)) throw error;
      faults.push({
        file,
        document,
        kind: null,
        name: null,
        rule: 'PARSE',
        severity: 'rejected',
        path: '',
        line: error.line,
        message: error.reason,
        fix: null,
      });
    }
  };
  attempt(1, () => {
    const composed = composeYaml(text);
    composed.documents.forEach((parsed, index) => {
      attempt(index + 1, () => {
        const value = toValue(parsed, composed.lineAt);
        if (value === null) return;
        documents.push({
          file,
          document: index + 1,
          value,
          lineOf: path =>
            composed.lineAt(locatePath(parsed.contents, toSteps(path))),
        });
      });
    });
  });
  return { documents, faults };
}

/** Whether an object is KAITO's. */
export function isOfKaito({ value }: SourceDocument): boolean {
  return readText(value, 'apiVersion')?.startsWith('kaito.sh/') ?? false;
}

/** What KAITO would say of an object. */
export function checkDocument(
  { file, document, value, lineOf }: SourceDocument,
  context: ValidationContext,
): FileFinding[] {
  return validateManifest(value, context).map(finding => ({
    file,
    document,
    kind: readText(value, 'kind') ?? null,
    name: readText(value, 'metadata', 'name') ?? null,
    ...finding,
    line: lineOf(finding.path),
  }));
}
