import type { KubeObject, Workspace } from '../manifests/types';
import { conditionsOf, phaseFrom } from './conditions';
import { deriveInferenceSetPhase } from './inferenceSetPhase';
import { deriveModelMirrorPhase } from './modelMirrorPhase';
import { deriveMultiRolePhase } from './multiRolePhase';
import type { Phase } from './phases';
import { deriveRagEnginePhase } from './ragEnginePhase';
import { deriveWorkspacePhase } from './workspacePhase';

/**
 * The phase of a KAITO object, from its own status alone. `False` is not failed: not-yet, degraded and failed come
 * from reason and state. Kinds without rules of their own are judged by their `Ready` condition.
 */
export function derivePhase(object: KubeObject): Phase {
  switch (object.kind) {
    case 'Workspace':
      return deriveWorkspacePhase(object as Workspace);
    case 'InferenceSet':
      return deriveInferenceSetPhase(object);
    case 'RAGEngine':
      return deriveRagEnginePhase(object);
    case 'MultiRoleInference':
      return deriveMultiRolePhase(object);
    case 'ModelMirror':
      return deriveModelMirrorPhase(object);
    default: {
      const ready = conditionsOf(object).get('Ready');
      return phaseFrom(ready?.status === 'True' ? 'Ready' : 'Pending', ready);
    }
  }
}
