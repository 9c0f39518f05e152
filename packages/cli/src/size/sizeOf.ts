import type { CatalogModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import type { GpuSku } from '@kaito-portal/backstage-plugin-kaito-common/skus';
import {
  chooseParallelism,
  estimateNodes,
  type SizingPlan,
} from '@kaito-portal/backstage-plugin-kaito-common/sizing';
import {
  type Size,
  type SizeAnswer,
  type SizeError,
  sizeError,
} from './SizeAnswer';

/** The GPUs of one node. */
export interface NodeGpus {
  gpuCount: number;
  memoryTotalGiB: number;
  singleNode?: boolean;
}

/** Plans a model of the catalog on nodes of a kind. `contextTokens` is `max-model-len`; KAITO's own when left out. */
export function planOn(
  model: CatalogModel,
  gpus: NodeGpus,
  contextTokens?: number,
): SizingPlan | SizeError {
  if (contextTokens !== undefined && contextTokens > model.contextLimit) {
    return sizeError(
      'context-too-long',
      `${model.name} has a context limit of ${model.contextLimit} tokens, not ${contextTokens} (W35)`,
    );
  }
  const { singleNode } = gpus;
  const plan = estimateNodes({ model, gpus, contextTokens, singleNode });
  if (plan.fits) {
    return plan;
  }
  const sliced = singleNode && plan.explain.usableBytes > 0;
  return sizeError(
    sliced ? 'too-large-for-slice' : 'gpu-too-small',
    `${plan.reason} (estimated)`,
  );
}

/** The numbers of a plan. */
export function sizeOfPlan(plan: SizingPlan): Size {
  const { nodes, minGpus } = plan;
  return { nodes, minGpus, ...chooseParallelism(plan) };
}

/** Sizes a model of the catalog on a machine type. */
export function sizeOf(
  model: CatalogModel,
  sku: GpuSku,
  contextTokens?: number,
): SizeAnswer {
  if (!sku.usable) {
    return sizeError('unusable-sku', `${sku.name}: ${sku.unusableReason}`);
  }
  const plan = planOn(model, sku, contextTokens);
  return 'error' in plan ? plan : sizeOfPlan(plan);
}
