import type {
  CapacityView,
  ClusterHealth,
  ClusterView,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { CLUSTER_STATE_WORDS } from '../../components/clusterWords';
import type { ValueOption } from '../form/ValueCombobox';

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

function freeWords(
  cluster: string,
  capacity: readonly CapacityView[] | undefined,
): string {
  if (!capacity) {
    return 'free GPUs not known';
  }
  const rows = capacity.filter(row => row.cluster === cluster);
  if (rows.length === 0) {
    return 'no GPU node now';
  }
  const free = sum(rows.map(row => row.free));
  const all = sum(rows.map(row => row.allocatable));
  const stale = rows.some(row => row.stale) ? 'when last seen' : 'measured';
  return `${free} of ${all} GPUs free, ${stale}`;
}

/** Clusters to choose from: state and free GPUs in a line. */
export function clusterOptions(
  clusters: readonly ClusterView[],
  capacity: readonly CapacityView[] | undefined,
): ValueOption[] {
  return clusters.map(cluster => ({
    id: cluster.name,
    description: [
      ...(cluster.title === cluster.name ? [] : [cluster.title]),
      CLUSTER_STATE_WORDS[cluster.state],
      freeWords(cluster.name, capacity),
    ].join(' · '),
  }));
}

/** Which clusters may not be as they are shown, a sentence each. */
export function clusterNotes(clusters: readonly ClusterHealth[]): string[] {
  return clusters
    .filter(({ state }) => state !== 'live')
    .map(
      ({ name, state, asOf, message }) =>
        `${name} ${CLUSTER_STATE_WORDS[state]}: ${
          asOf
            ? 'what is shown of it may be out of date'
            : 'nothing of it can be shown'
        }.${message ? ` ${message}` : ''}`,
    );
}

/** What is worth knowing about the chosen cluster. */
export function clusterFacts(
  cluster: ClusterView,
  capacity: readonly CapacityView[] | undefined,
): string[] {
  const rows = (capacity ?? []).filter(row => row.cluster === cluster.name);
  return [
    `${cluster.title} ${CLUSTER_STATE_WORDS[cluster.state]}.${
      cluster.message ? ` ${cluster.message}` : ''
    }`,
    ...rows.map(
      row =>
        `${row.gpuModel}: ${row.free} of ${row.allocatable} free${
          row.free > 0 ? `, at most ${row.largestFree} on one node` : ''
        } (${row.stale ? 'measured when last seen' : 'measured'})`,
    ),
    ...(capacity && rows.length === 0
      ? ['It has no GPU node now; KAITO asks for new ones if it may.']
      : []),
  ];
}
