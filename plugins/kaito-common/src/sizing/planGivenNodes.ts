/** A workload KAITO does not size: it gets the nodes its manifest names. */
export type GivenQuestion =
  | { runtime: 'template'; count?: number }
  | {
      runtime: 'transformers';
      count?: number;
      weightsGiB: number;
      /** GPU memory of one node, GiB. */
      memoryTotalGiB: number;
    };

export type GivenPlan =
  /** `nodes` is configured, not estimated. */
  { fits: true; nodes: number } | { fits: false; rule: 'W27'; reason: string };

/**
 * Nodes of a template workload or of a preset under the transformers runtime: `resource.count`, 1 when it names none.
 * Transformers cannot span nodes, so the published weights must fit the memory of one (W27).
 */
export function planGivenNodes(question: GivenQuestion): GivenPlan {
  if (
    question.runtime === 'transformers' &&
    question.weightsGiB > question.memoryTotalGiB
  ) {
    return {
      fits: false,
      rule: 'W27',
      reason: `The weights take ${question.weightsGiB} GiB, a node has ${question.memoryTotalGiB} GiB of GPU memory, and the transformers runtime cannot span nodes`,
    };
  }
  return { fits: true, nodes: question.count ?? 1 };
}
