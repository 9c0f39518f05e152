import type { NodeObject } from '../manifests/cluster';
import { readText } from '../manifests/readPath';
import type { KubeObject } from '../manifests/types';
import { findSku } from '../skus/table';
import { conditionsOf, isTrue } from '../status/conditions';
import { migMemoryGiB } from './gpuResources';

const SPOT: Record<string, string> = {
  'kubernetes.azure.com/scalesetpriority': 'spot',
  'karpenter.sh/capacity-type': 'spot',
  'eks.amazonaws.com/capacityType': 'spot',
};

function label(node: KubeObject, key: string): string | undefined {
  return readText(node, 'metadata', 'labels', key);
}

function skuOf(node: KubeObject) {
  const type = label(node, 'node.kubernetes.io/instance-type');
  return type ? findSku(type) : undefined;
}

/** GPU model of a node: what its driver says, else what KAITO's table says of its machine type, else `unknown`. */
export function gpuModelOf(node: KubeObject): string {
  return (
    label(node, 'nvidia.com/gpu.product') ?? skuOf(node)?.gpuModel ?? 'unknown'
  );
}

/** Memory of one device in GiB: from the slice's name, the driver's label (MiB) or KAITO's table; null when none says. */
export function gpuMemoryGiBOf(
  node: KubeObject,
  resourceName: string,
): number | null {
  const slice = migMemoryGiB(resourceName);
  if (slice !== null) {
    return slice;
  }
  const mib = Number(label(node, 'nvidia.com/gpu.memory'));
  return mib > 0
    ? Math.round(mib / 1024)
    : skuOf(node)?.memoryPerGpuGiB ?? null;
}

/** karpenter marks a node so before it drains it. */
const LEAVING = /^karpenter\.sh\/(disrupted|disruption)$/;

function isLeaving(node: NodeObject): boolean {
  const { taints } = node.spec ?? {};
  return (
    Boolean(node.metadata.deletionTimestamp) ||
    (Array.isArray(taints) &&
      taints.some(
        ({ key, effect }) => LEAVING.test(key ?? '') && effect === 'NoSchedule',
      ))
  );
}

/** Why a node takes no new pods; null when it does. One that is being drained counts as cordoned. */
export function exclusionOf(node: NodeObject): 'NotReady' | 'Cordoned' | null {
  if (!isTrue(conditionsOf(node), 'Ready')) {
    return 'NotReady';
  }
  return node.spec?.unschedulable || isLeaving(node) ? 'Cordoned' : null;
}

/** Labels KAITO gives the nodes it has made for one workload; nodes brought by hand carry none of them. */
const DEDICATED = [
  'kaito.sh/workspace',
  'kaito.sh/ragengine',
  'karpenter.kaito.sh/workspace-name',
  'karpenter.kaito.sh/inferenceset',
];

/** Whether KAITO keeps a node for the workload it was made for. */
export function isDedicated(node: KubeObject): boolean {
  return DEDICATED.some(key => label(node, key) !== undefined);
}

/** Whether the cloud may take the node back at any time. */
export function isSpot(node: KubeObject): boolean {
  return Object.entries(SPOT).some(
    ([key, value]) => label(node, key)?.toLowerCase() === value,
  );
}
