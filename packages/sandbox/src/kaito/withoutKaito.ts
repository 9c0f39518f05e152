import type { ObjectStore } from '../cluster/store';

/** Kinds that come with KAITO and with what makes its nodes. */
export const KAITO_KINDS: readonly string[] = [
  'Workspace',
  'InferenceSet',
  'RAGEngine',
  'MultiRoleInference',
  'ModelMirror',
  'NodeClaim',
  'NodePool',
];

const NAME = 'kaito-workspace';

/** Takes KAITO out of a cluster in which nothing was deployed. */
export function removeKaito(store: ObjectStore) {
  store.delete('Deployment', NAME, NAME);
  store.delete('Namespace', NAME);
}
