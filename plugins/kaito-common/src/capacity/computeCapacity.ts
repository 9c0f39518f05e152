import type { CapacityView, GpuHolder } from '../api/dto/capacity';
import type { NodeObject, PodObject } from '../manifests/cluster';
import { readText } from '../manifests/readPath';
import type { KubeObject } from '../manifests/types';
import {
  exclusionOf,
  gpuMemoryGiBOf,
  gpuModelOf,
  isDedicated,
  isSpot,
} from './gpuNode';
import { countOf, isGpuResource } from './gpuResources';
import { effectiveRequest, holdsResources } from './podRequest';

/** A pod that holds GPUs, and the KAITO workload it says it belongs to. */
export type CapacityHolder = Omit<GpuHolder, 'workload' | 'owner'> & {
  /** From the pod's label `kaito.sh/workspace`; null when it has none. */
  workloadName: string | null;
};

/** GPUs of one model, memory and resource name. See {@link CapacityView}; counts are of schedulable nodes only. */
export type ClusterGpuCapacity = Required<
  Omit<CapacityView, 'cluster' | 'asOf' | 'stale' | 'basis' | 'holders'>
> & { holders: CapacityHolder[] };

function emptyRow(node: NodeObject, resourceName: string): ClusterGpuCapacity {
  return {
    gpuModel: gpuModelOf(node),
    resourceName,
    memoryGiB: gpuMemoryGiBOf(node, resourceName),
    nodes: 0,
    spotNodes: 0,
    allocatable: 0,
    held: 0,
    free: 0,
    largestFree: 0,
    reusable: 0,
    largestReusable: 0,
    excluded: [],
    holders: [],
  };
}

function gpuResourcesOf(node: NodeObject): string[] {
  const { capacity, allocatable } = node.status ?? {};
  const names = new Set(Object.keys({ ...capacity, ...allocatable }));
  return [...names].filter(
    name =>
      isGpuResource(name) &&
      countOf(capacity, name) + countOf(allocatable, name) > 0,
  );
}

function holdersOn(pods: PodObject[], resourceName: string): CapacityHolder[] {
  return pods.flatMap(pod => {
    const gpus = effectiveRequest(pod, resourceName);
    return gpus === 0
      ? []
      : {
          namespace: pod.metadata.namespace ?? '',
          pod: pod.metadata.name,
          node: pod.spec?.nodeName ?? '',
          gpus,
          workloadName:
            readText(pod, 'metadata', 'labels', 'kaito.sh/workspace') ?? null,
        };
  });
}

function addNode(row: ClusterGpuCapacity, node: NodeObject, pods: PodObject[]) {
  const gpus = countOf(node.status?.allocatable, row.resourceName);
  const reason = exclusionOf(node);
  if (reason) {
    row.excluded.push({ node: node.metadata.name, gpus, reason });
    return;
  }
  const holders = holdersOn(pods, row.resourceName);
  const held = holders.reduce((sum, holder) => sum + holder.gpus, 0);
  // A node whose device plugin lost a GPU can be over-committed: nothing is free there, and never less.
  const free = Math.max(0, gpus - held);
  row.nodes += 1;
  row.spotNodes += isSpot(node) ? 1 : 0;
  row.allocatable += gpus;
  row.held += held;
  row.free += free;
  row.largestFree = Math.max(row.largestFree, free);
  const reusable = isDedicated(node) ? 0 : free;
  row.reusable += reusable;
  row.largestReusable = Math.max(row.largestReusable, reusable);
  row.holders.push(...holders);
}

function groupByNode(pods: PodObject[]): Map<string, PodObject[]> {
  const byNode = new Map<string, PodObject[]>();
  for (const pod of pods.filter(holdsResources)) {
    const name = pod.spec!.nodeName!;
    const onNode = byNode.get(name);
    if (onNode) {
      onNode.push(pod);
    } else {
      byNode.set(name, [pod]);
    }
  }
  return byNode;
}

/**
 * GPUs of a cluster by model: what schedulable nodes offer, what pods hold, what is free and how much of it on one
 * node, and how much of that any workload may take. Nodes that are not ready or cordoned are left out and listed with the
 * reason; MIG slices are rows of their own.
 */
export function computeCapacity(cluster: {
  nodes: readonly KubeObject[];
  pods: readonly KubeObject[];
}): ClusterGpuCapacity[] {
  const podsByNode = groupByNode(cluster.pods as PodObject[]);
  const rows = new Map<string, ClusterGpuCapacity>();
  for (const node of cluster.nodes as NodeObject[]) {
    for (const resourceName of gpuResourcesOf(node)) {
      const empty = emptyRow(node, resourceName);
      const key = [empty.gpuModel, resourceName, empty.memoryGiB].join('|');
      const row = rows.get(key) ?? empty;
      rows.set(key, row);
      addNode(row, node, podsByNode.get(node.metadata.name) ?? []);
    }
  }
  return [...rows.values()].sort((a, b) =>
    [a.gpuModel, a.resourceName, a.memoryGiB].join('|') <
    [b.gpuModel, b.resourceName, b.memoryGiB].join('|')
      ? -1
      : 1,
  );
}
