import type { GpuSku, SkuCloud } from './GpuSku';
import { findRetiredFamily, type RetiredFamily } from './retiredFamilies';
import { findSku } from './table';

/** What KAITO makes of the name of a machine type. */
export type SkuVerdict =
  | {
      kind: 'known';
      /** `usable` and `unusableReason` say whether a model runs there. */
      sku: GpuSku;
      /** True when a node of the given spelling is never recognised: node readiness compares it case-sensitively. */
      misspelt: boolean;
    }
  | {
      kind: 'retired';
      family: RetiredFamily;
      /** Whether admission lets it through all the same (W25). */
      admitted: boolean;
    }
  | { kind: 'admitted'; reason: string }
  | { kind: 'unknown'; reason: string };

/** Azure names that pass W25 without being in the table. */
const ADMITTED_ON_AZURE = ['Standard_N', 'Standard_D'];

const NO_PRESET =
  'KAITO admits the name by its prefix but has no GPU facts for it: a preset fails with "Unsupported SKU"; template workloads and RAG engines work';

/**
 * Sorts any name of a machine type (W25). Without a cloud, every table is looked into, and the name may pass as Azure's.
 * `sku.name` of a known one is the spelling to write.
 */
export function classifySku(type: string, cloud?: SkuCloud): SkuVerdict {
  const name = type.trim();
  const sku = findSku(name);
  if (sku && (cloud ?? sku.cloud) === sku.cloud) {
    return { kind: 'known', sku, misspelt: sku.name !== type };
  }
  const admitted =
    (cloud ?? 'azure') === 'azure' &&
    ADMITTED_ON_AZURE.some(prefix => name.startsWith(prefix));
  const family = findRetiredFamily(name);
  if (family && (cloud ?? family.cloud) === family.cloud) {
    return { kind: 'retired', family, admitted };
  }
  if (admitted) {
    return { kind: 'admitted', reason: NO_PRESET };
  }
  return {
    kind: 'unknown',
    reason: sku
      ? `KAITO's table for ${cloud} has no ${sku.name}; it is in the one for ${sku.cloud}`
      : "No table of KAITO's has this machine type",
  };
}
