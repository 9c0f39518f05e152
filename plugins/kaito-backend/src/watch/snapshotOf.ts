import type { ClusterSnapshot, SnapshotSource } from './ClusterSnapshot';

/** What is known of one cluster; undefined when the portal knows none of that name. */
export function snapshotOf(
  source: SnapshotSource,
  cluster: string,
): ClusterSnapshot | undefined {
  return (
    source.snapshot?.(cluster) ??
    source.snapshots().find(({ name }) => name === cluster)
  );
}
