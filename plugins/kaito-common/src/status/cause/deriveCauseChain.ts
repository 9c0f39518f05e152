import type { Cause, CauseLink } from '../../api/dto/workload';
import { derivePhase } from '../derivePhase';
import { childCause, conditionCause } from './conditionCause';
import { endpointCause } from './endpointCause';
import type { CauseEvidence, Detector } from './evidence';
import { eventCause } from './eventCause';
import { CAUSE_LAYERS } from './layers';
import { foldAlike } from './link';
import { nodeCause } from './nodeCause';
import { nodeClaimCause } from './nodeClaimCause';
import { nodePoolCause } from './nodePoolCause';
import { podCause } from './podCause';
import { reconcileCause } from './reconcileCause';
import { stuckCause } from './stuckCause';

/** In the order of their layers; within a layer the first to find something is heard first. */
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

function depthOf({ layer }: CauseLink): number {
  return CAUSE_LAYERS.indexOf(layer);
}

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
      : foldAlike(DETECTORS.flatMap(detect => detect(situation))).sort(
          (a, b) => depthOf(a) - depthOf(b),
        );
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
