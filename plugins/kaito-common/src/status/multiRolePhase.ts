import type { KubeObject } from '../manifests/types';
import {
  conditionsOf,
  deletingPhase,
  isFalse,
  isTrue,
  phaseFrom,
  phaseSinceCreation,
} from './conditions';
import type { Phase } from './phases';

const ROLES = ['PrefillReady', 'DecodeReady'] as const;

/**
 * Phase of a MultiRoleInference, from its roles and its routing. A role that is not ready yet is no failure: only
 * `ReconcileFailed` is.
 */
export function deriveMultiRolePhase(object: KubeObject): Phase {
  const conditions = conditionsOf(object);
  const deleting = deletingPhase(object, conditions, 'Deleting');
  if (deleting) {
    return deleting;
  }
  if (conditions.size === 0) {
    return phaseSinceCreation('Planning', object);
  }
  const summary = conditions.get('Ready');
  if (summary?.status === 'True') {
    return phaseFrom('Ready', summary);
  }
  if (summary?.reason === 'ReconcileFailed') {
    return phaseFrom('Failed', summary);
  }
  const waiting = ROLES.filter(type => !isTrue(conditions, type));
  if (waiting.length === 0) {
    // Both roles serve; what lacks is the pool that routes between them.
    const pool = isFalse(conditions, 'InferencePoolReady')
      ? conditions.get('InferencePoolReady')
      : summary;
    return phaseFrom('Starting', pool);
  }
  return phaseFrom(
    waiting.length < ROLES.length ? 'Scaling' : 'Pending',
    conditions.get(waiting[0]) ?? summary,
  );
}
