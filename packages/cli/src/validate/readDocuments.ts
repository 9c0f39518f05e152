import {
  type KubeObject,
  ManifestParseError,
  parseManifests,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { type Document, isMap, LineCounter, parseAllDocuments } from 'yaml';
import { locate } from './locate';

type Content =
  | { is: 'object'; object: KubeObject; lineOf(path: string): number }
  | { is: 'fault'; reason: string; line: number }
  | { is: 'skipped'; reason: string };

/** One document of a file; `document` counts from 1. */
export type ReadDocument = Content & { document: number };

/** Kinds of KAITO that have rules or a schema. */
export const KAITO_KINDS = [
  'Workspace',
  'InferenceSet',
  'RAGEngine',
  'MultiRoleInference',
  'ModelMirror',
] as const;

/** Why a document is none of KAITO's; null when it is, or pretends to be. */
function whySkip(contents: unknown): string | null {
  const [apiVersion, kind] = ['apiVersion', 'kind'].map(key => {
    const value = isMap(contents) ? contents.get(key) : undefined;
    return typeof value === 'string' ? value : undefined;
  });
  if (apiVersion?.startsWith('kaito.sh/')) {
    return null;
  }
  if (apiVersion === undefined && KAITO_KINDS.some(known => known === kind)) {
    return null;
  }
  return kind === undefined || apiVersion === undefined
    ? 'not a Kubernetes manifest'
    : `${kind} (${apiVersion}) is not of KAITO`;
}

function readOne(
  text: string,
  parsed: Document.Parsed,
  lineAt: (offset: number) => number,
): Content {
  const [error] = parsed.errors;
  if (error) {
    return { is: 'fault', reason: error.message, line: lineAt(error.pos[0]) };
  }
  const reason = whySkip(parsed.contents);
  if (reason !== null) {
    return { is: 'skipped', reason };
  }
  const [start, , end] = parsed.range;
  try {
    const [{ object }] = parseManifests(text.slice(start, end));
    const lineOf = (path: string) => lineAt(locate(parsed.contents, path));
    return { is: 'object', object, lineOf };
  } catch (fault) {
    if (fault instanceof ManifestParseError) {
      const line = lineAt(start) + fault.line - 1;
      return { is: 'fault', reason: fault.reason, line };
    }
    throw fault;
  }
}

/** Reads each document of a YAML or JSON text by itself, so that one at fault does not hide the others. */
export function readDocuments(text: string): ReadDocument[] {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter,
    merge: true,
    prettyErrors: false,
  });
  const lineAt = (offset: number) => lineCounter.linePos(offset).line || 1;
  return Array.isArray(documents)
    ? documents
        .map((parsed, index) => ({ parsed, document: index + 1 }))
        .filter(({ parsed }) => parsed.contents !== null || parsed.errors[0])
        .map(({ parsed, document }) => ({
          document,
          ...readOne(text, parsed, lineAt),
        }))
    : [];
}
