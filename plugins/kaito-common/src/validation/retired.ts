import type { CatalogModel } from '../models/CatalogModel';
import { estimateNodes } from '../sizing';
import { listSkus, type SkuCloud } from '../skus';

/** GPU generations KAITO dropped in 0.12, by the names of their machines: cloud, GPU, GiB per GPU. */
const FAMILIES: [RegExp, SkuCloud, string, number][] = [
  [/^Standard_NC(6|12|24)r?$/i, 'azure', 'K80', 12],
  [/^Standard_NC(6|12|24)r?s_v3$/i, 'azure', 'V100', 16],
  [/^Standard_ND40rs_v2$/i, 'azure', 'V100', 32],
  [/^Standard_NC(4|8|16|64)as_T4_v3$/i, 'azure', 'T4', 16],
  [/^Standard_NV(6|12|24)$/i, 'azure', 'M60', 8],
  [/^Standard_NV(12|24|48)s_v3$/i, 'azure', 'M60', 8],
  [/^p2\.(8|16)?xlarge$/i, 'aws', 'K80', 12],
  [/^p3\.(2|8|16)xlarge$/i, 'aws', 'V100', 16],
  [/^p3dn\.24xlarge$/i, 'aws', 'V100', 32],
  [/^g4dn\.((2|4|8|12|16)?xlarge|metal)$/i, 'aws', 'T4', 16],
  [/^g3s?\.(4|8|16)?xlarge$/i, 'aws', 'M60', 8],
];

/** A machine type of old guides: its GPU, and the smallest usable machine of its cloud that serves instead. */
export interface RetiredSku {
  gpu: string;
  replacement: string | null;
}

/** What became of a machine type; null when it is not one KAITO dropped. */
export function findRetiredSku(
  type: string,
  model?: CatalogModel,
): RetiredSku | null {
  const family = FAMILIES.find(([pattern]) => pattern.test(type));
  if (!family) {
    return null;
  }
  const [, cloud, gpu, gib] = family;
  const replacement = listSkus(cloud)
    .filter(sku => sku.usable && sku.memoryPerGpuGiB >= gib)
    .sort((a, b) => a.memoryTotalGiB - b.memoryTotalGiB)
    .find(sku => {
      const estimate = model && estimateNodes({ model, gpus: sku });
      return !estimate || (estimate.fits && estimate.nodes === 1);
    });
  return { gpu, replacement: replacement?.name ?? null };
}
