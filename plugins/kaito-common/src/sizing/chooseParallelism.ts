import type { SizingPlan } from './estimateNodes';

/** Weights below this share of one GPU are copied to every GPU instead of being split. */
const COPY_BELOW = 0.5;

/** How vLLM spreads a model: the product of the three is every GPU of every node. */
export interface Parallelism {
  /** GPUs a layer is split over. */
  tensorParallel: number;
  /** Copies of the model, each serving its own requests. */
  dataParallel: number;
  /** Nodes the layers are spread over, in a row. */
  pipelineParallel: number;
}

/**
 * The parallelism flags KAITO starts vLLM with. On one node a model below half the memory of a GPU is copied to every
 * GPU; any other model is split over the GPUs of a node, and its layers over the nodes. Published weights count, not
 * what they grow to when loaded.
 */
export function chooseParallelism(
  plan: Pick<SizingPlan, 'nodes' | 'gpusPerNode' | 'explain'>,
): Parallelism {
  const { nodes, gpusPerNode, explain } = plan;
  const copied =
    nodes === 1 &&
    gpusPerNode > 1 &&
    explain.weightsBytes < explain.perGpuBytes * COPY_BELOW;
  return {
    tensorParallel: copied ? 1 : gpusPerNode,
    dataParallel: copied ? gpusPerNode : 1,
    pipelineParallel: nodes,
  };
}
