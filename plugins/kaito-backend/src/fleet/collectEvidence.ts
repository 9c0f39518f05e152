import type {
  KubeObject,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { ClusterSnapshot } from '../watch/ClusterSnapshot';
import { relate } from './relate';

/** What causes and timeline of a workload are derived from, at a moment. */
export function collectEvidence(
  snapshot: ClusterSnapshot,
  ref: WorkloadRef,
  workload: KubeObject,
  now: Date,
) {
  const related = relate(snapshot, ref);
  return {
    related,
    evidence: {
      workload,
      ...related,
      // That a Service is missing only follows where all are known.
      services: isSynced(snapshot, 'Service') ? related.services : undefined,
      now,
    },
  };
}

function isSynced({ kinds }: ClusterSnapshot, name: string): boolean {
  return kinds.some(({ kind, state }) => kind === name && state === 'synced');
}
