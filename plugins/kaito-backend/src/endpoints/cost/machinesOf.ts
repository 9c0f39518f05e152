import type {
  KubeObject,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type {
  ClusterSnapshot,
  SnapshotSource,
} from '../../watch/ClusterSnapshot';
import { snapshotOf } from '../../watch/snapshotOf';
import { workspacesByMultiRole, workspacesBySet } from '../fleet/indexCluster';
import type { Machines, MachinesOf } from './CostBook';

const TYPE = 'node.kubernetes.io/instance-type';
const REGION = 'topology.kubernetes.io/region';
/** Labels by which clouds mark machines of no fixed price. */
const SPOT = [
  'kubernetes.azure.com/scalesetpriority',
  'karpenter.sh/capacity-type',
];

/**
 * The nodes that KAITO lists as a workload's workers, counted by type and region, as their labels say. Undefined while it
 * has none, or where one does not say what it is, or is a spot machine, whose price no list has.
 */
export function createMachinesOf(source: SnapshotSource): MachinesOf {
  return ref => {
    const snapshot = snapshotOf(source, ref.cluster);
    return snapshot && countMachines(snapshot, nodeNames(snapshot, ref));
  };
}

function countMachines(snapshot: ClusterSnapshot, names: ReadonlySet<string>) {
  const machines = new Map<string, Machines>();
  for (const name of names) {
    const labels = snapshot.object('Node', '', name)?.metadata.labels ?? {};
    const [instanceType, location] = [labels[TYPE], labels[REGION]];
    const isSpot = SPOT.some(label => labels[label]?.toLowerCase() === 'spot');
    if (!instanceType || !location || isSpot) {
      return undefined;
    }
    const key = `${instanceType} ${location}`;
    const nodes = (machines.get(key)?.nodes ?? 0) + 1;
    machines.set(key, { instanceType, location, nodes });
  }
  return machines.size > 0 ? [...machines.values()] : undefined;
}

/** Each once: replicas may share a node. */
function nodeNames(snapshot: ClusterSnapshot, ref: WorkloadRef) {
  return new Set(holders(snapshot, ref).flatMap(workers));
}

/** The objects whose workers are a workload's. */
function holders(
  snapshot: ClusterSnapshot,
  { kind, namespace, name }: WorkloadRef,
): readonly KubeObject[] {
  const key = `${namespace}/${name}`;
  const workspaces = snapshot.objects('Workspace');
  if (kind === 'InferenceSet') {
    return workspacesBySet(workspaces).get(key) ?? [];
  }
  if (kind === 'MultiRoleInference') {
    return workspacesByMultiRole(workspaces).get(key) ?? [];
  }
  return [snapshot.object(kind, namespace, name) ?? []].flat();
}

function workers(object: KubeObject): string[] {
  const { status } = object as { status?: { workerNodes?: unknown } };
  return Array.isArray(status?.workerNodes)
    ? status.workerNodes.filter(name => typeof name === 'string')
    : [];
}
