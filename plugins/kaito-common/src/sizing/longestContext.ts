import type { CatalogModel } from '../models/CatalogModel';
import { chooseParallelism } from './chooseParallelism';
import {
  BASE_OVERHEAD_BYTES,
  OVERHEAD_FACTOR,
  type SizingPlan,
  UTILISATION,
} from './estimateNodes';

/** GPU models KAITO starts vLLM on with less of their memory than it plans with. */
const LAUNCH_UTILISATION: Record<string, number> = { 'NVIDIA A10': 0.82 };

/** The context vLLM would choose by itself. Estimated: it measures, this only reckons. */
export interface LongestContext {
  /** Tokens; 0 when the weights leave no room for any. */
  tokens: number;
  /** What ends it: the memory of the GPUs, or the model's own limit. */
  limitedBy: 'memory' | 'model';
  /** Share of GPU memory vLLM is started with. */
  utilisation: number;
}

/** The model's side of {@link reckonLongestContext}. */
export type ContextModel = Pick<
  CatalogModel,
  'weightsGiB' | 'kvBytesPerToken' | 'attention' | 'contextLimit'
>;

/**
 * The context that fits a plan when the inference config names none: KAITO passes `--max-model-len=auto`, and vLLM takes
 * what the weights and its own overhead leave free, up to the model's limit. Layers share the cache over the nodes, and
 * heads over the GPUs of a node, but for MLA, which has one cache for all heads.
 */
export function reckonLongestContext(
  model: ContextModel,
  plan: SizingPlan,
  gpuModel: string | null,
): LongestContext {
  const { tensorParallel, pipelineParallel } = chooseParallelism(plan);
  const { loadedBytes, perGpuBytes } = plan.explain;
  const utilisation = LAUNCH_UTILISATION[gpuModel ?? ''] ?? UTILISATION;
  const weights = loadedBytes / (tensorParallel * pipelineParallel);
  const free =
    utilisation * perGpuBytes -
    weights -
    (BASE_OVERHEAD_BYTES + OVERHEAD_FACTOR * weights);
  const headShare = model.attention === 'MLA' ? 1 : tensorParallel;
  const bytesPerToken = model.kvBytesPerToken / headShare / pipelineParallel;
  const room = Math.max(0, Math.floor(free / bytesPerToken));
  return room >= model.contextLimit
    ? { tokens: model.contextLimit, limitedBy: 'model', utilisation }
    : { tokens: room, limitedBy: 'memory', utilisation };
}
