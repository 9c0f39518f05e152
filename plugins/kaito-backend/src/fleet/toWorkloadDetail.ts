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
import { collectEvidence } from './collectEvidence';
import { allRelatedObjects } from './related/relatedObjects';
import { toEventViews } from './toRelatedObjects';
import { toWorkload } from './toWorkload';

/** One workload at a moment, with its causes, timeline, conditions, events, relatives and manifest. */
export function toWorkloadDetail(
  snapshot: ClusterSnapshot,
  kind: WorkloadKind,
  object: KubeObject,
  now: Date,
): WorkloadDetail {
  const workload = toWorkload(snapshot, kind, object);
  const { related, evidence } = collectEvidence(
    snapshot,
    workload.ref,
    object,
    now,
  );
  const causeChain = deriveCauseChain(evidence);
  return {
    ...workload,
    cause: deepestCause(causeChain),
    causeChain,
    timeline: deriveTimeline(evidence),
    conditions: conditionsOf(object),
    events: toEventViews(related.events),
    related: allRelatedObjects(snapshot, object, related),
    manifest: { ...object },
  };
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
