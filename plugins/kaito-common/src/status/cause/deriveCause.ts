import type { Cause } from '../../api/dto/workload';
import { derivePhase } from '../derivePhase';
import { conditionCause } from './conditionCause';
import type { CauseEvidence, Detector } from './evidence';
import { eventCause } from './eventCause';
import { nodeCause } from './nodeCause';
import { nodeClaimCause } from './nodeClaimCause';
import { podCause } from './podCause';
import { stuckCause } from './stuckCause';

/** Deepest layer first: what is wrong below explains what is wrong above. */
const CHAIN: Detector[] = [
  nodeClaimCause,
  nodeCause,
  podCause,
  eventCause,
  conditionCause,
  stuckCause,
];

/**
 * Why a workload is not well, from the deepest layer that shows a fault. Null when it is ready, finished, scaled to
 * zero, or merely under way.
 */
export function deriveCause(evidence: CauseEvidence): Cause | null {
  const phase = derivePhase(evidence.workload);
  if (phase.severity === 'ok' || phase.name === 'ScaledToZero') {
    return null;
  }
  const situation = { ...evidence, now: evidence.now ?? new Date(), phase };
  const chain = phase.name === 'Deleting' ? [stuckCause] : CHAIN;
  for (const detect of chain) {
    const cause = detect(situation);
    if (cause) {
      return cause;
    }
  }
  return null;
}
