import type { CapacityView } from '@kaito-portal/backstage-plugin-kaito-common';
import { computeCapacity } from '@kaito-portal/backstage-plugin-kaito-common/capacity';
import { readProvenance } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import type { ClusterSnapshot } from '../watch/ClusterSnapshot';
import { freshnessOf } from './freshness';

/** GPUs of a cluster by model, measured from its nodes and pods, with the workloads that hold them. */
export function toCapacity(snapshot: ClusterSnapshot): CapacityView[] {
  const freshness = freshnessOf(snapshot, 'Node', 'Pod');
  return computeCapacity({
    nodes: snapshot.objects('Node'),
    pods: snapshot.objects('Pod'),
  }).map(row => ({
    ...row,
    cluster: snapshot.name,
    basis: 'measured' as const,
    ...freshness,
    holders: row.holders.map(({ workloadName, ...holder }) => {
      const workspace =
        workloadName === null
          ? undefined
          : snapshot.object('Workspace', holder.namespace, workloadName);
      return {
        ...holder,
        workload: workspace
          ? {
              cluster: snapshot.name,
              kind: 'Workspace' as const,
              namespace: holder.namespace,
              name: workspace.metadata.name,
            }
          : null,
        owner: workspace ? readProvenance(workspace).owner : null,
      };
    }),
  }));
}
