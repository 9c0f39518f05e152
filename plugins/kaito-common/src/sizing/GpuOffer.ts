/** Where it is known from what GPUs a node has. */
export type GpuSource =
  /** KAITO's table, by machine type: nodes it provisions. */
  | 'sku-table'
  /** Labels of a node brought by hand. */
  | 'node-labels'
  /** Name of a MIG profile. */
  | 'mig-profile'
  /** Whoever asks says so. */
  | 'given';

/** What one node offers a model; goes into `estimateNodes` as `gpus`, with its `singleNode`. */
export interface GpuOffer {
  source: GpuSource;
  /** Name of the machine type, node or profile. */
  name: string;
  /** As the source spells it; null for a profile, which names no GPU. */
  gpuModel: string | null;
  gpuCount: number;
  /** Of all `gpuCount`, GiB as KAITO counts them. */
  memoryTotalGiB: number;
  /** True for MIG, where a model may not span nodes. */
  singleNode: boolean;
}

/** Why nothing can be said of the GPUs. */
export type GpuOfferErrorCode =
  | 'no-machine-type'
  | 'unsupported-sku'
  | 'no-ready-node'
  | 'bad-node-labels'
  | 'unknown-mig-profile'
  | 'bad-partition';

export interface GpuOfferError {
  code: GpuOfferErrorCode;
  /** Field of the manifest, or label of the node, at fault. */
  field: string;
  message: string;
  /** What to do next. */
  fix: string;
}

export type GpuOfferResult = { offer: GpuOffer } | { error: GpuOfferError };

/** A result without an offer. */
export function noOffer(
  code: GpuOfferErrorCode,
  field: string,
  message: string,
  fix: string,
): GpuOfferResult {
  return { error: { code, field, message, fix } };
}
