import { readText } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import {
  type Finding,
  validateManifest,
  contextOf,
  type ClusterFacts,
} from '@kaito-portal/backstage-plugin-kaito-common/validation';
import { type FactsInFiles, namespaceFacts } from './factsInFiles';
import type { FileFinding } from './FileFinding';
import type { ReadFault, ReadObject } from './readDocuments';

/** Kinds of KAITO, which may lack their apiVersion by mistake. */
const KAITO_KINDS = [
  'Workspace',
  'InferenceSet',
  'RAGEngine',
  'MultiRoleInference',
  'ModelMirror',
];

/** Whether an object is KAITO's, or means to be. */
export function isOfKaito(value: unknown): boolean {
  const apiVersion = readText(value, 'apiVersion');
  return apiVersion === undefined
    ? KAITO_KINDS.includes(readText(value, 'kind') ?? '')
    : apiVersion.startsWith('kaito.sh/');
}

const NO_VERSION: Finding = {
  rule: 'schema',
  severity: 'rejected',
  path: 'apiVersion',
  message: '`apiVersion` is missing',
  fix: 'Write `apiVersion: kaito.sh/v1beta1`',
};

/** The finding that a document cannot be read. */
export function faultFinding(
  file: string,
  { document, line, reason }: ReadFault,
): FileFinding {
  return {
    file,
    document,
    kind: null,
    name: null,
    rule: 'PARSE',
    severity: 'rejected',
    path: '',
    line,
    message: reason,
    fix: null,
  };
}

/** What KAITO would say of one of its objects. */
export function checkObject(
  file: string,
  { document, value, prefix, lineOf }: ReadObject,
  facts: ClusterFacts,
  files: FactsInFiles,
): FileFinding[] {
  const context = contextOf(facts, namespaceFacts(value, facts, files));
  const findings =
    readText(value, 'apiVersion') === undefined
      ? [NO_VERSION]
      : validateManifest(value, context);
  return findings.map(({ rule, severity, path, message, fix }) => ({
    file,
    document,
    kind: readText(value, 'kind') ?? null,
    name: readText(value, 'metadata', 'name') ?? null,
    rule,
    severity,
    path: [prefix, path].filter(Boolean).join('.'),
    line: lineOf(path),
    message,
    fix,
  }));
}
