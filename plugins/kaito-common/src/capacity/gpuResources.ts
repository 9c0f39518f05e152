import type { ResourceAmounts } from '../manifests/cluster';

const GPU = 'nvidia.com/gpu';
const MIG = /^nvidia\.com\/mig-\d+g\.(\d+)(?:\.\d+)?gb/;

/** Whether a resource name counts GPUs or MIG slices. */
export function isGpuResource(name: string): boolean {
  return name === GPU || name.startsWith('nvidia.com/mig-');
}

/** Memory of a MIG slice in GiB, from its name as KAITO reads it (floor); null for whole GPUs. */
export function migMemoryGiB(resourceName: string): number | null {
  const match = MIG.exec(resourceName);
  return match ? Number(match[1]) : null;
}

/** A whole number of devices; 0 when absent or not a number. */
export function countOf(amounts: ResourceAmounts | undefined, name: string) {
  const count = Number(amounts?.[name] ?? 0);
  return Number.isFinite(count) && count > 0 ? Math.floor(count) : 0;
}
