import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';

const KAITO_OWNERS = new Set([
  'Workspace',
  'RAGEngine',
  'InferenceSet',
  'MultiRoleInference',
]);

/** Whether a KAITO resource made the object. */
export function isMadeByKaito({ metadata }: KubeObject): boolean {
  return (metadata.ownerReferences ?? []).some(({ kind }) =>
    KAITO_OWNERS.has(kind),
  );
}

/** Whether the object carries a label of KAITO's. */
export function hasKaitoLabel({ metadata }: KubeObject): boolean {
  return Object.keys(metadata.labels ?? {}).some(key =>
    /(^|\.)kaito\.sh\//.test(key),
  );
}
