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

/** Why a node takes no new pods; null when it does. */
export function exclusionOf(node: NodeObject): 'NotReady' | 'Cordoned' | null {
  if (!isTrue(conditionsOf(node), 'Ready')) {
    return 'NotReady';
  }
  return node.spec?.unschedulable ? 'Cordoned' : null;
}

/** Whether the cloud may take the node back at any time. */
export function isSpot(node: KubeObject): boolean {
  return Object.entries(SPOT).some(
    ([key, value]) => label(node, key)?.toLowerCase() === value,
  );
}
