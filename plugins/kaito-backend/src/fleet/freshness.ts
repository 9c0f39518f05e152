import type { ClusterSnapshot } from '../watch/ClusterSnapshot';
import type { WatchedKindName } from '../watch/kinds';

/**
 * How current what is known of some kinds in a cluster is: as old as the oldest of them, and stale as soon as one of
 * them is out of step. A kind the portal can do without and that the cluster does not offer counts for nothing.
 */
export function freshnessOf(
  snapshot: Pick<ClusterSnapshot, 'kinds' | 'asOf'>,
  ...kinds: WatchedKindName[]
): { asOf: string; stale: boolean } {
  const states = snapshot.kinds.filter(
    ({ kind, optional, objectCount, state }) =>
      kinds.includes(kind as WatchedKindName) &&
      !(optional && objectCount === 0 && state === 'crd-missing'),
  );
  const times = states
    .map(({ asOf }) => asOf)
    .filter((asOf): asOf is string => asOf !== null)
    .sort();
  return {
    asOf: times[0] ?? snapshot.asOf ?? new Date(0).toISOString(),
    stale: states.some(({ state }) => state !== 'synced'),
  };
}
