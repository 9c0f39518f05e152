import {
  workloadKindSchema,
  type ClusterHealth,
  type ClusterView,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';
import type { RightsReport } from '../../watch/rights';
import { toClusterKaito } from './toClusterKaito';
import { toClusterKinds } from './toClusterKinds';

/** One line about a cluster. */
export function toHealth(snapshot: ClusterSnapshot): ClusterHealth {
  const { name, title, state, message, asOf } = snapshot;
  return { name, title, state, message, asOf };
}

function count({ kinds }: ClusterSnapshot, ...names: string[]): number {
  return kinds
    .filter(({ kind }) => names.includes(kind))
    .reduce((sum, { objectCount }) => sum + objectCount, 0);
}

/** A cluster with the state of each kind, the portal's rights there, and how KAITO is installed. */
export function toClusterView(
  snapshot: ClusterSnapshot,
  rights: RightsReport,
): ClusterView {
  return {
    ...toHealth(snapshot),
    kinds: toClusterKinds(snapshot.kinds, rights),
    kubernetesVersion: snapshot.kubernetesVersion,
    kaito: toClusterKaito(snapshot),
    since: snapshot.since,
    workloads: count(snapshot, ...workloadKindSchema.options),
    nodes: count(snapshot, 'Node'),
  };
}
