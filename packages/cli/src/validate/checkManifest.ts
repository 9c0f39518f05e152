import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import {
  checkShape,
  type Finding,
  validateWorkspace,
  type ValidationContext,
} from '@kaito-portal/backstage-plugin-kaito-common/validation';
import { KAITO_KINDS } from './readDocuments';

/** Every rule for a Workspace, the schema for the other kinds of KAITO. */
export function checkManifest(
  object: KubeObject,
  context: ValidationContext,
): Finding[] {
  if (object.kind === 'Workspace') {
    return validateWorkspace(object, context);
  }
  const kind = KAITO_KINDS.find(known => known === object.kind);
  return kind
    ? checkShape(kind, object)
    : [
        {
          rule: 'UNKNOWN-KIND',
          severity: 'not-checked',
          path: 'kind',
          message: `${object.kind} is not a kind this tool knows`,
          fix: `Check the spelling; known are ${KAITO_KINDS.join(', ')}`,
        },
      ];
}
