import kaito012 from './data/kaito-0.12.json';
import type { GpuSku, SkuCloud } from './GpuSku';

type SkuRow = (typeof kaito012)[SkuCloud][number];

/** SKU data by KAITO minor version. */
const DATA: Record<string, typeof kaito012> = { '0.12': kaito012 };
const CURRENT = '0.12';
const CLOUDS: SkuCloud[] = ['azure', 'aws', 'arc'];
const LOWEST_CUDA = 8.0;

/** Why KAITO's CUDA image cannot run on a machine; null when it can. */
function unusableReason(row: SkuRow): string | null {
  if (row.cudaComputeCapability === null) {
    return `${row.gpuModel} has no CUDA, which KAITO's inference image needs`;
  }
  if (row.cudaComputeCapability < LOWEST_CUDA) {
    return `${row.gpuModel} has CUDA compute capability ${
      row.cudaComputeCapability
    }, KAITO needs ${LOWEST_CUDA.toFixed(1)}`;
  }
  return null;
}

const skus: readonly GpuSku[] = CLOUDS.flatMap(cloud =>
  DATA[CURRENT][cloud].map(row => {
    const reason = unusableReason(row);
    return { ...row, cloud, usable: reason === null, unusableReason: reason };
  }),
);
const byName = new Map(skus.map(sku => [sku.name.toLowerCase(), sku]));

/** Machine types KAITO knows, of one cloud or of all; unusable ones are listed with the reason. */
export function listSkus(cloud?: SkuCloud): GpuSku[] {
  return skus.filter(sku => cloud === undefined || sku.cloud === cloud);
}

/** Finds a machine type in any case, as KAITO's admission does. */
export function findSku(name: string): GpuSku | undefined {
  return byName.get(name.trim().toLowerCase());
}
