import type { CatalogModel } from '../models/CatalogModel';
import { findRetiredFamily, listSkus, type GpuSku } from '../skus';
import { estimateNodes } from './estimateNodes';

/** A machine type of old guides: its GPU, and the smallest usable machine of its cloud that serves instead. */
export interface RetiredSku {
  gpu: string;
  /** Null when no machine of that cloud carries the model. */
  replacement: string | null;
}

function nodesFor(sku: GpuSku, model: CatalogModel | undefined): number {
  if (!model) {
    return 1;
  }
  const estimate = estimateNodes({ model, gpus: sku });
  return estimate.fits ? estimate.nodes : Infinity;
}

/**
 * What became of a machine type KAITO dropped (V100, T4, K80, M60); null when it is none of them. The replacement has
 * GPUs at least as large, and carries the model on the fewest nodes, then with the least memory (estimated).
 */
export function findRetiredSku(
  type: string,
  model?: CatalogModel,
): RetiredSku | null {
  const family = findRetiredFamily(type);
  if (!family) {
    return null;
  }
  const [closest] = listSkus(family.cloud)
    .filter(sku => sku.usable && sku.memoryPerGpuGiB >= family.memoryPerGpuGiB)
    .map(sku => ({ sku, nodes: nodesFor(sku, model) }))
    .filter(({ nodes }) => Number.isFinite(nodes))
    .sort(
      (a, b) =>
        a.nodes - b.nodes || a.sku.memoryTotalGiB - b.sku.memoryTotalGiB,
    );
  return { gpu: family.gpu, replacement: closest?.sku.name ?? null };
}
