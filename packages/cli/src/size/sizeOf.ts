import type { CatalogModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import type { GpuSku } from '@kaito-portal/backstage-plugin-kaito-common/skus';
import {
  chooseParallelism,
  estimateNodes,
} from '@kaito-portal/backstage-plugin-kaito-common/sizing';

/** Why there is no size. */
export type SizeErrorCode =
  | 'unknown-model'
  | 'deprecated-model'
  | 'model-not-in-catalog'
  | 'unknown-sku'
  | 'unusable-sku'
  | 'context-too-long'
  | 'gpu-too-small';

/** How a model runs on a machine type. */
export interface Size {
  nodes: number;
  minGpus: number;
  tensorParallel: number;
  dataParallel: number;
  pipelineParallel: number;
}

/** A model that cannot be sized, and why. */
export interface SizeError {
  error: { code: SizeErrorCode; message: string };
}

export type SizeAnswer = Size | SizeError;

export function sizeError(code: SizeErrorCode, message: string): SizeError {
  return { error: { code, message } };
}

/** Sizes a model of the catalog on a machine type. `contextTokens` is `max-model-len`; KAITO's own when left out. */
export function sizeOf(
  model: CatalogModel,
  sku: GpuSku,
  contextTokens?: number,
): SizeAnswer {
  if (!sku.usable) {
    return sizeError('unusable-sku', `${sku.name}: ${sku.unusableReason}`);
  }
  if (contextTokens !== undefined && contextTokens > model.contextLimit) {
    return sizeError(
      'context-too-long',
      `${model.name} has a context limit of ${model.contextLimit} tokens, not ${contextTokens} (W35)`,
    );
  }
  const plan = estimateNodes({ model, gpus: sku, contextTokens });
  return plan.fits
    ? { nodes: plan.nodes, minGpus: plan.minGpus, ...chooseParallelism(plan) }
    : sizeError('gpu-too-small', plan.reason);
}
