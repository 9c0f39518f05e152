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

const PROVISIONING_FAILURES = new Set([
  'nodeClaimFailedCreation',
  'checkNodeClaimStatusFailed',
]);

/**
 * Phase of a RAGEngine. KAITO writes a failing service to `RAGEngineServiceReady` and leaves `ServiceReady` True,
 * so both are read.
 */
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
  if (isFalse(conditions, 'RAGEngineServiceReady')) {
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
    PROVISIONING_FAILURES.has(claim.reason ?? '')
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
