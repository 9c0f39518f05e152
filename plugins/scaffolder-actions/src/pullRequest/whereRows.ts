import { codeCell } from './escape';
import type { Row } from './table';

/** Where a deployment runs, as a row: one cluster, or those KubeFleet places it on. */
export function whereRows({
  cluster,
  clusters,
}: {
  cluster: string;
  clusters: readonly string[] | null;
}): Row[] {
  if (clusters === null) {
    return [['Clusters', 'those KubeFleet chooses by itself']];
  }
  return clusters.length > 1
    ? [['Clusters', clusters.map(codeCell).join(', ')]]
    : [['Cluster', codeCell(cluster)]];
}
