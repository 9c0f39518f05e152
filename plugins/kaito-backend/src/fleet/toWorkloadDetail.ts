import type {
  Condition,
  KubeObject,
  WorkloadDetail,
  WorkloadKind,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  deepestCause,
  deriveCauseChain,
  deriveTimeline,
} from '@kaito-portal/backstage-plugin-kaito-common/status';
import type { ClusterSnapshot } from '../watch/ClusterSnapshot';
import { relate } from './relate';
import { toEventViews, toRelatedObjects } from './toRelatedObjects';
import { toWorkload } from './toWorkload';

/** One workload at a moment, with its causes, timeline, conditions, events, relatives and manifest. */
export function toWorkloadDetail(
  snapshot: ClusterSnapshot,
  kind: WorkloadKind,
  object: KubeObject,
  now: Date,
): WorkloadDetail {
  const workload = toWorkload(snapshot, kind, object);
  const related = relate(snapshot, workload.ref);
  const evidence = {
    workload: object,
    ...related,
    // That a Service is missing only follows where all are known.
    services: isSynced(snapshot, 'Service') ? related.services : undefined,
    now,
  };
  const causeChain = deriveCauseChain(evidence);
  return {
    ...workload,
    cause: deepestCause(causeChain),
    causeChain,
    timeline: deriveTimeline(evidence),
    conditions: conditionsOf(object),
    events: toEventViews(related.events),
    related: toRelatedObjects(related),
    manifest: { ...object },
  };
}

function isSynced({ kinds }: ClusterSnapshot, name: string): boolean {
  return kinds.some(({ kind, state }) => kind === name && state === 'synced');
}

function conditionsOf(object: KubeObject): WorkloadDetail['conditions'] {
  const conditions =
    (object as { status?: { conditions?: Condition[] } }).status?.conditions ??
    [];
  return conditions.map(
    ({ type, status, reason, message, lastTransitionTime }) => ({
      type,
      status,
      reason: reason || null,
      message: message || null,
      lastTransitionTime: lastTransitionTime ?? null,
    }),
  );
}
