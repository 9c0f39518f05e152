import type {
  Change,
  ClusterHealth,
  Workload,
  WorkloadPage,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common/api';

/** Names a deployment in the whole fleet. */
export const refKey = ({ cluster, kind, namespace, name }: WorkloadRef) =>
  [cluster, kind, namespace, name].join('/');

/** What several changes come to: the last word on each deployment and cluster. */
export interface Patch {
  /** Null: it is gone. */
  workloads: ReadonlyMap<string, Workload | null>;
  clusters: ReadonlyMap<string, ClusterHealth>;
}

/** Sums changes up. */
export function toPatch(changes: readonly Change[]): Patch {
  const workloads = new Map<string, Workload | null>();
  const clusters = new Map<string, ClusterHealth>();
  for (const change of changes) {
    switch (change.type) {
      case 'upserted':
        workloads.set(refKey(change.workload.ref), change.workload);
        break;
      case 'deleted':
        workloads.set(refKey(change.ref), null);
        break;
      case 'cluster':
        clusters.set(change.cluster.name, change.cluster);
        break;
      default:
    }
  }
  return { workloads, clusters };
}

/**
 * Pages with what is known by now of the rows in them. Rows keep their places, and new ones do not appear: order, counts
 * and who is in the list are the backend's to say, which is asked anyway.
 */
export function patchPages(
  pages: readonly WorkloadPage[],
  patch: Patch,
): WorkloadPage[] {
  return pages.map(page => {
    const touched = page.items.some(({ ref }) =>
      patch.workloads.has(refKey(ref)),
    );
    const clustersTouched = page.clusters.some(({ name }) =>
      patch.clusters.has(name),
    );
    if (!touched && !clustersTouched) {
      return page;
    }
    return {
      ...page,
      items: page.items.flatMap(item => {
        const known = patch.workloads.get(refKey(item.ref));
        return known === null ? [] : [known ?? item];
      }),
      clusters: page.clusters.map(
        cluster => patch.clusters.get(cluster.name) ?? cluster,
      ),
    };
  });
}
