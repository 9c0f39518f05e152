import { readPath } from '../manifests/readPath';
import type { KubeObject } from '../manifests/types';
import { conditionsOf, deletingPhase, phaseFrom } from './conditions';
import type { Phase } from './phases';

function count(object: KubeObject, ...path: string[]): number | undefined {
  const value = readPath(object, ...path);
  return typeof value === 'number' ? value : undefined;
}

/** Phase of an InferenceSet, from the replicas it wants and has. Failures of a replica are on its own Workspace. */
export function deriveInferenceSetPhase(object: KubeObject): Phase {
  const conditions = conditionsOf(object);
  const deleting = deletingPhase(object, conditions, 'InferenceSetDeleting');
  if (deleting) {
    return deleting;
  }
  const condition = conditions.get('InferenceSetReady');
  const desired = count(object, 'spec', 'replicas') ?? 1;
  const ready = count(object, 'status', 'readyReplicas') ?? 0;
  if (condition?.reason === 'inferencesetFailed') {
    return phaseFrom(ready > 0 ? 'Degraded' : 'Failed', condition);
  }
  if (desired === 0) {
    return phaseFrom('ScaledToZero', condition);
  }
  if (ready === desired) {
    return phaseFrom('Ready', condition);
  }
  return phaseFrom(ready > 0 ? 'Scaling' : 'Pending', condition);
}
