import type { Cause, CauseLink } from '../../api/dto/workload';
import { derivePhase } from '../derivePhase';
import { childCause, conditionCause } from './conditionCause';
import { endpointCause } from './endpointCause';
import type { CauseEvidence, Detector } from './evidence';
import { eventCause } from './eventCause';
import { foldAlike } from './link';
import { nodeCause } from './nodeCause';
import { nodeClaimCause } from './nodeClaimCause';
import { nodePoolCause } from './nodePoolCause';
import { podCause } from './podCause';
import { reconcileCause } from './reconcileCause';
import { stuckCause } from './stuckCause';

/** Deepest layer first: what is wrong below explains what is wrong above. */
const DETECTORS: Detector[] = [
  nodeClaimCause,
  nodePoolCause,
  nodeCause,
  podCause,
  eventCause,
  endpointCause,
  childCause,
  conditionCause,
  reconcileCause,
];

/**
 * Why a workload is not well, link by link, the deepest first: cloud, NodeClaim, NodePool, Node, Pod, endpoint, the KAITO
 * objects it made, then KAITO's own words. Objects that suffer the same share one link. Empty when the workload is ready,
 * finished, scaled to zero, or merely under way; one that shows no fault but takes too long gets a link that says so.
 */
export function deriveCauseChain(evidence: CauseEvidence): CauseLink[] {
  const phase = derivePhase(evidence.workload);
  if (phase.severity === 'ok' || phase.name === 'ScaledToZero') {
    return [];
  }
  const situation = { ...evidence, phase };
  // What lies around a workload on its way out is being taken down with it.
  const found =
    phase.name === 'Deleting'
      ? []
      : foldAlike(DETECTORS.flatMap(detect => detect(situation)));
  return found.length > 0 ? found : stuckCause(situation);
}

/** The head of a chain as a cause; null when the chain is empty. */
export function deepestCause(chain: readonly CauseLink[]): Cause | null {
  if (chain.length === 0) {
    return null;
  }
  const { summary, nextStep, object, evidence } = chain[0];
  return { summary, nextStep, object, evidence };
}

/** The deepest cause of {@link deriveCauseChain}; null when there is none. */
export function deriveCause(evidence: CauseEvidence): Cause | null {
  return deepestCause(deriveCauseChain(evidence));
}
