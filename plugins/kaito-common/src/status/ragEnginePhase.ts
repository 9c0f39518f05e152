import type { KubeObject } from '../manifests/types';
import {
  type Conditions,
  conditionsOf,
  deletingPhase,
  isFalse,
  isTrue,
  phaseFrom,
  phaseSinceCreation,
} from './conditions';
import type { Phase } from './phases';
import { RAG_PROVISIONING_FAILURES } from './reasons';

/**
 * Whether the service failed and has not come back. KAITO writes a failure to `RAGEngineServiceReady` and success to
 * `ServiceReady`, and takes neither back: the later one counts, unless the summary says that it does not run.
 */
function isServiceDown(conditions: Conditions): boolean {
  if (!isFalse(conditions, 'RAGEngineServiceReady')) {
    return false;
  }
  const failedAt = Date.parse(
    conditions.get('RAGEngineServiceReady')?.lastTransitionTime ?? '',
  );
  const back = ['ServiceReady', 'RAGEngineSucceeded'].some(
    type =>
      isTrue(conditions, type) &&
      Date.parse(conditions.get(type)?.lastTransitionTime ?? '') > failedAt,
  );
  return !back || isFalse(conditions, 'RAGEngineSucceeded');
}

/** Phase of a RAGEngine. A failing service leaves `ServiceReady` True, so `RAGEngineServiceReady` is read as well. */
export function deriveRagEnginePhase(object: KubeObject): Phase {
  const conditions = conditionsOf(object);
  const deleting = deletingPhase(object, conditions, 'RAGEngineDeleting');
  if (deleting) {
    return deleting;
  }
  if (conditions.size === 0) {
    return phaseSinceCreation('Planning', object);
  }
  const wasServing = isTrue(conditions, 'ServiceReady');
  if (isServiceDown(conditions)) {
    return phaseFrom(
      wasServing ? 'Degraded' : 'Failed',
      conditions.get('RAGEngineServiceReady'),
    );
  }
  if (wasServing || isTrue(conditions, 'RAGEngineSucceeded')) {
    return phaseFrom(
      'Ready',
      conditions.get(wasServing ? 'ServiceReady' : 'RAGEngineSucceeded'),
    );
  }
  const claim = conditions.get('NodeClaimReady');
  if (
    claim?.status === 'False' &&
    RAG_PROVISIONING_FAILURES.has(claim.reason ?? '')
  ) {
    return phaseFrom('ProvisioningFailed', claim);
  }
  const resource = conditions.get('ResourceReady');
  if (resource?.status === 'True') {
    return phaseFrom('Starting', resource);
  }
  return resource?.reason === 'ragengineResourceStatusFailed'
    ? phaseFrom('ProvisioningFailed', resource)
    : phaseFrom('Provisioning', claim ?? resource);
}
