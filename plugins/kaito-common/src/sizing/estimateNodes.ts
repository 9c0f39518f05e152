import type { CatalogModel } from '../models/CatalogModel';
import { formatGiB, GIB } from './gib';

/** Share of GPU memory KAITO plans with. */
export const UTILISATION = 0.84;
const WEIGHT_EXPANSION = 1.02;
/** Overhead of the runtime on a GPU. */
export const BASE_OVERHEAD_BYTES = 2.3 * GIB;
/** Overhead that grows with the weights on a GPU, as a share of them. */
export const OVERHEAD_FACTOR = 0.05;

/** Context KAITO reserves for when the inference config names none, tokens. */
export const DEFAULT_CONTEXT_TOKENS = 2048;

/** What the estimate is asked about. */
export interface SizingInput {
  model: Pick<CatalogModel, 'weightsGiB' | 'kvBytesPerToken'>;
  /** GPUs of one node. A MIG slice is one GPU of the slice's memory. */
  gpus: { gpuCount: number; memoryTotalGiB: number };
  /** `max-model-len` of the inference config; 2048 when it names none above 0, as KAITO takes it. */
  contextTokens?: number;
  /** True where the model may not span nodes (MIG). */
  singleNode?: boolean;
}

/** The terms of the estimate, bytes. Every GPU term is per GPU. */
export interface SizingTerms {
  contextTokens: number;
  /** Weights as published. */
  weightsBytes: number;
  /** Weights as loaded. */
  loadedBytes: number;
  perGpuBytes: number;
  /** What KAITO lets vLLM use. */
  availableBytes: number;
  /** Runtime overhead and the cache for one context. */
  fixedBytes: number;
  /** What is left for weights; 0 when nothing is. */
  usableBytes: number;
}

/** A model that fits: nodes KAITO plans, and what the number comes from. */
export interface SizingPlan {
  fits: true;
  nodes: number;
  gpusPerNode: number;
  /** GPUs the loaded weights take. The plan has as many or more: nodes are whole. */
  minGpus: number;
  explain: SizingTerms;
}

/** How many nodes a model needs, or why it does not fit. */
export type SizingResult =
  | SizingPlan
  | { fits: false; reason: string; explain: SizingTerms };

function terms(input: SizingInput): SizingTerms {
  const { model, gpus } = input;
  const asked = input.contextTokens ?? 0;
  const contextTokens = asked > 0 ? asked : DEFAULT_CONTEXT_TOKENS;
  const weightsBytes = Math.ceil(model.weightsGiB * GIB);
  const perGpuBytes = Math.floor((gpus.memoryTotalGiB * GIB) / gpus.gpuCount);
  const availableBytes = perGpuBytes * UTILISATION;
  const fixedBytes =
    BASE_OVERHEAD_BYTES +
    (contextTokens * model.kvBytesPerToken) / gpus.gpuCount;
  return {
    contextTokens,
    weightsBytes,
    loadedBytes: weightsBytes * WEIGHT_EXPANSION,
    perGpuBytes,
    availableBytes,
    fixedBytes,
    usableBytes: Math.max(
      0,
      (availableBytes - fixedBytes) / (1 + OVERHEAD_FACTOR),
    ),
  };
}

/**
 * Nodes KAITO plans for a vLLM preset (its own arithmetic, quirks included: the cache is shared by the GPUs of one
 * node only). An estimate of admission, not a promise that the model starts.
 * Throws RangeError when GPUs or memory are not positive numbers.
 */
export function estimateNodes(input: SizingInput): SizingResult {
  const { gpuCount, memoryTotalGiB } = input.gpus;
  if (!(Number.isInteger(gpuCount) && gpuCount > 0 && memoryTotalGiB > 0)) {
    throw new RangeError(
      `A node needs a whole number of GPUs and some memory, got ${gpuCount} and ${memoryTotalGiB} GiB`,
    );
  }
  const explain = terms(input);
  if (explain.usableBytes <= 0) {
    return {
      fits: false,
      reason: `A GPU offers ${formatGiB(
        explain.availableBytes,
      )}; overhead and a context of ${
        explain.contextTokens
      } tokens alone take ${formatGiB(explain.fixedBytes)}`,
      explain,
    };
  }
  const minGpus = Math.floor(explain.loadedBytes / explain.usableBytes) + 1;
  const nodes = Math.ceil(minGpus / gpuCount);
  if (input.singleNode && nodes > 1) {
    return {
      fits: false,
      reason: `The model needs ${minGpus} GPUs of this size (${formatGiB(
        explain.loadedBytes,
      )} of weights against ${formatGiB(
        explain.usableBytes,
      )} usable on each) and may not span nodes`,
      explain,
    };
  }
  return { fits: true, nodes, gpusPerNode: gpuCount, minGpus, explain };
}
