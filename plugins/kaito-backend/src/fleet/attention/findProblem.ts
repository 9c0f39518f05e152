import type { Workload } from '@kaito-portal/backstage-plugin-kaito-common';
import { deriveCauseChain } from '@kaito-portal/backstage-plugin-kaito-common/status';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';
import { collectEvidence } from '../collectEvidence';
import type { Problem } from './Problem';

/**
 * What is wrong with a workload; undefined when nothing is. One that is merely under way has a problem only when
 * something around it has failed or it takes longer than it may.
 */
export function findProblem(
  snapshot: ClusterSnapshot,
  workload: Workload,
  now: Date,
): Problem | undefined {
  const { ref, phase } = workload;
  const object = snapshot.object(ref.kind, ref.namespace, ref.name);
  if (!object) {
    return undefined;
  }
  const { evidence } = collectEvidence(snapshot, ref, object, now);
  const [cause = null] = deriveCauseChain(evidence);
  const unwell = phase.severity === 'error' || phase.severity === 'warning';
  return cause || unwell ? { workload, cause } : undefined;
}
