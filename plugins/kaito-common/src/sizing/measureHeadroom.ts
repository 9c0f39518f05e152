import { chooseParallelism } from './chooseParallelism';
import type { SizingPlan } from './estimateNodes';

/** Above this share of usable memory a model often fails to start for want of memory. */
export const TIGHT_SHARE = 0.9;

/** How much of the memory for weights they take, once spread over the planned GPUs. Estimated. */
export interface Headroom {
  /** Loaded weights on one GPU, bytes. */
  loadedPerGpuBytes: number;
  /** Of the usable memory of that GPU. Above 1 where KAITO plans to split a model that it then starts as copies. */
  usedShare: number;
  /** Usable memory left on it, bytes. */
  freeBytes: number;
  /** Above {@link TIGHT_SHARE}. */
  tight: boolean;
}

/** Headroom of a plan. Where each GPU holds a copy, all the weights are on each; else they are spread evenly. */
export function measureHeadroom(plan: SizingPlan): Headroom {
  const { tensorParallel, pipelineParallel } = chooseParallelism(plan);
  const { loadedBytes, usableBytes } = plan.explain;
  const loadedPerGpuBytes = loadedBytes / (tensorParallel * pipelineParallel);
  const usedShare = loadedPerGpuBytes / usableBytes;
  return {
    loadedPerGpuBytes,
    usedShare,
    freeBytes: usableBytes - loadedPerGpuBytes,
    tight: usedShare > TIGHT_SHARE,
  };
}
