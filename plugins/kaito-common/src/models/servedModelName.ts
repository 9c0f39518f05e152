import type { KubeObject } from '../manifests/types';
import { findModel } from './catalog';
import { resolveModelName } from './modelName';

const IN_SET = 'inferenceset.kaito.sh/created-by';
const IN_MULTI_ROLE = 'multiroleinference.kaito.sh/created-by';

/**
 * The `model` to name in a request, by KAITO's rule: short name for a child of a MultiRoleInference,
 * the set's name for an InferenceSet and its children, else the short name of the Hugging Face id.
 * Null when the manifest names no preset (custom templates serve what they like). `/v1/models` has the last word.
 */
export function servedModelName(workload: KubeObject): string | null {
  const name = resolveModelName(workload);
  if (name === null) {
    return null;
  }
  const labels = workload.metadata.labels ?? {};
  if (!labels[IN_MULTI_ROLE]) {
    if (workload.kind === 'InferenceSet') {
      return workload.metadata.name;
    }
    if (labels[IN_SET]) {
      return labels[IN_SET];
    }
  }
  return shortName(findModel(name)?.name ?? name);
}

/** Lower-cased last segment of a Hugging Face id. */
function shortName(hfId: string): string {
  return hfId.slice(hfId.lastIndexOf('/') + 1).toLowerCase();
}
