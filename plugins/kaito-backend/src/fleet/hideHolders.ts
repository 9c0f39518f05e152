import type {
  CapacityView,
  Workload,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';

/**
 * Takes away who holds GPUs where that is not among the visible workloads: the number stays, because it is part of
 * the sum. A pod that is not KAITO's is only named by its namespace.
 */
export function hideHolders(
  rows: readonly CapacityView[],
  visible: readonly Pick<Workload, 'ref'>[],
): CapacityView[] {
  const keys = new Set(visible.map(({ ref }) => keyOf(ref)));
  return rows.map(row => ({
    ...row,
    holders: row.holders.map(holder =>
      holder.workload === null || keys.has(keyOf(holder.workload))
        ? holder
        : { ...holder, pod: '', workload: null, owner: null },
    ),
  }));
}

function keyOf(ref: WorkloadRef): string {
  return JSON.stringify([ref.cluster, ref.kind, ref.namespace, ref.name]);
}
