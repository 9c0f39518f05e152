import type {
  AttentionList,
  ClusterHealth,
  Workload,
  WorkloadList,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common/api';

/** Why a deployment is not well. */
export interface Trouble {
  summary: string;
  nextStep: string | null;
}

/** The deployments one may see, what is wrong with them, and the clusters they are in. */
export interface Fleet {
  workloads: ReadonlyMap<string, Workload>;
  troubles: ReadonlyMap<string, Trouble>;
  clusters: ReadonlyMap<string, ClusterHealth>;
}

export function keyOf(ref: WorkloadRef): string {
  const { cluster, namespace, kind, name } = ref;
  return [cluster, namespace, kind, name].join('/');
}

/** What is wrong, by deployment. */
export function troublesIn({ items }: AttentionList): Fleet['troubles'] {
  return new Map(
    items.flatMap(({ nextStep, members }) =>
      members.map(({ ref, summary }): [string, Trouble] => [
        keyOf(ref),
        { summary, nextStep },
      ]),
    ),
  );
}

export function fleetOf(list: WorkloadList, attention: AttentionList): Fleet {
  return {
    workloads: new Map(list.items.map(item => [keyOf(item.ref), item])),
    troubles: troublesIn(attention),
    clusters: new Map(list.clusters.map(item => [item.name, item])),
  };
}

const SEVERITIES = ['error', 'warning', 'progress', 'neutral', 'ok'];

/** Deployments of a cluster, or of all: what is wrong first, then by place. */
export function inOrder(fleet: Fleet, cluster: string | undefined): Workload[] {
  const rank = ({ phase }: Workload) => SEVERITIES.indexOf(phase.severity);
  const byKey = (one: Workload, other: Workload) =>
    keyOf(one.ref) < keyOf(other.ref) ? -1 : 1;
  return [...fleet.workloads.values()]
    .filter(({ ref }) => cluster === undefined || ref.cluster === cluster)
    .sort((one, other) => rank(one) - rank(other) || byKey(one, other));
}

/** The clusters that are shown. */
export function clustersOf(
  fleet: Fleet,
  cluster: string | undefined,
): ClusterHealth[] {
  return [...fleet.clusters.values()].filter(
    ({ name }) => cluster === undefined || name === cluster,
  );
}
