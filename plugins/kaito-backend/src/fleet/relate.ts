import type { WorkloadRef } from '@kaito-portal/backstage-plugin-kaito-common';
import {
  type RelatedObjects,
  relateObjects,
} from '@kaito-portal/backstage-plugin-kaito-common/status';
import type { ClusterSnapshot } from '../watch/ClusterSnapshot';
import { WATCHED_KINDS, type WatchedKindName } from '../watch/kinds';

const WATCHED = new Set<string>(WATCHED_KINDS.map(({ kind }) => kind));

function isWatched(kind: string): kind is WatchedKindName {
  return WATCHED.has(kind);
}

/** Finds what belongs to a workload among what the portal watches. */
export function relate(
  snapshot: Pick<ClusterSnapshot, 'objects'>,
  target: Omit<WorkloadRef, 'cluster'>,
): RelatedObjects {
  return relateObjects(
    kind => (isWatched(kind) ? snapshot.objects(kind) : []),
    target,
  );
}
