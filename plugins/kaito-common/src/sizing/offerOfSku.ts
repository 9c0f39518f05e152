import { classifySku, type SkuCloud } from '../skus';
import { type GpuOfferResult, noOffer } from './GpuOffer';
import { findRetiredSku } from './retiredSku';

const FIELD = 'resource.instanceType';
const SEE_TABLE = "Choose a machine type of KAITO's table";

/** GPUs of a machine type KAITO provisions, in any case (W25). What the table lacks, or no CUDA image runs on, is an error. */
export function offerOfSku(type: string, cloud?: SkuCloud): GpuOfferResult {
  const verdict = classifySku(type, cloud);
  if (verdict.kind === 'retired') {
    const replacement = findRetiredSku(type)?.replacement;
    return noOffer(
      'unsupported-sku',
      FIELD,
      `Unsupported SKU ${type}: KAITO dropped the ${verdict.family.gpu} in 0.12`,
      replacement ? `The closest is ${replacement}` : SEE_TABLE,
    );
  }
  if (verdict.kind !== 'known') {
    return noOffer(
      'unsupported-sku',
      FIELD,
      `Unsupported SKU ${type}. ${verdict.reason}`,
      SEE_TABLE,
    );
  }
  const { sku } = verdict;
  if (!sku.usable) {
    return noOffer(
      'unsupported-sku',
      FIELD,
      `${sku.name}: ${sku.unusableReason}`,
      'Choose a machine type with NVIDIA GPUs',
    );
  }
  const { name, gpuModel, gpuCount, memoryTotalGiB } = sku;
  return {
    offer: {
      source: 'sku-table',
      name,
      gpuModel,
      gpuCount,
      memoryTotalGiB,
      singleNode: false,
    },
  };
}
