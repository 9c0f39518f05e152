import {
  checkShape,
  type Finding,
  isUnknownField,
  type ShapedKind,
} from '@kaito-portal/backstage-plugin-kaito-common/validation';
import type { ShapeChecker } from '../cluster/admission/ShapeChecker';

const SHAPED: readonly string[] = [
  'Workspace',
  'InferenceSet',
  'RAGEngine',
  'MultiRoleInference',
  'ModelMirror',
  'NodeClaim',
  'Node',
  'Pod',
  'Service',
  'Event',
] satisfies ShapedKind[];

/** `a.b[0]["c.d"]` as a list of keys. */
export function splitPath(path: string): string[] {
  const pattern = /\[(\d+)\]|\["([^"]*)"\]|([^.[\]]+)/g;
  return [...path.matchAll(pattern)].map(
    ([, index, quoted, key]) => index ?? quoted ?? key,
  );
}

function toCause({ path, message }: Finding) {
  const missing = message.endsWith('is missing');
  return {
    reason: missing ? 'FieldValueRequired' : 'FieldValueInvalid',
    message: missing ? 'Required value' : `Invalid value: ${message}`,
    field: path || '<root>',
  };
}

/** The schemas of KAITO's kinds and of the built-in kinds the portal reads. Other kinds pass as they are. */
export const checkKaitoShape: ShapeChecker = (kind, object) => {
  const findings = SHAPED.includes(kind)
    ? checkShape(kind as ShapedKind, object)
    : [];
  const unknown = findings.filter(isUnknownField);
  return {
    unknown: unknown.map(({ path }) => splitPath(path)),
    causes: findings.filter(f => !unknown.includes(f)).map(toCause),
  };
};
