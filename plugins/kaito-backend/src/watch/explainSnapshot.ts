import type { MisconfiguredCluster } from '@kaito-portal/backstage-plugin-kaito-node';
import type { ClusterSnapshot } from './ClusterSnapshot';

/** What is known of a cluster that cannot be connected to: why. */
export function toMisconfigured(
  cluster: MisconfiguredCluster,
): ClusterSnapshot {
  return {
    name: cluster.name,
    title: cluster.title ?? cluster.name,
    state: 'misconfigured',
    message: cluster.problem,
    asOf: null,
    since: null,
    kubernetesVersion: null,
    kinds: [],
    objects: () => [],
    object: () => undefined,
  };
}

/** A cluster that is watched although its description has become unusable since. */
export function withNote(
  snapshot: ClusterSnapshot,
  problem: string,
): ClusterSnapshot {
  const note = `Its description cannot be used any more, so the connection from before is kept: ${problem}`;
  return {
    ...snapshot,
    message: snapshot.message ? `${snapshot.message} ${note}` : note,
  };
}

/** What the cluster's source says to look at, where it was not said yet: a probe that waits in vain does not know it. */
export function withHint(
  snapshot: ClusterSnapshot,
  hint: string | undefined,
): ClusterSnapshot {
  const { state, message } = snapshot;
  return hint && state === 'unreachable' && !message?.includes(hint)
    ? { ...snapshot, message: message ? `${message} ${hint}` : hint }
    : snapshot;
}
