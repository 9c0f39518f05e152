import { readText } from '../manifests/readPath';
import type { KubeObject } from '../manifests/types';

/** Where each kind names its model. */
const MODEL_PATHS: Record<string, string[][]> = {
  Workspace: [
    ['inference', 'preset', 'name'],
    ['tuning', 'preset', 'name'],
  ],
  InferenceSet: [['spec', 'template', 'inference', 'preset', 'name']],
  MultiRoleInference: [['spec', 'model', 'name']],
};

/**
 * The model a manifest names, as it writes it: preset of a Workspace (inference or tuning) or InferenceSet,
 * model of a MultiRoleInference. Null when it names none (custom template, RAGEngine).
 */
export function resolveModelName(object: KubeObject): string | null {
  for (const path of MODEL_PATHS[object.kind] ?? []) {
    const name = readText(object, ...path);
    if (name !== undefined) {
      return name;
    }
  }
  return null;
}
