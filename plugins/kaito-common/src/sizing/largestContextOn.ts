import { estimateNodes, type SizingInput } from './estimateNodes';
import type { ContextModel } from './longestContext';

/** The question, but for the context it looks for. */
export type ContextQuestion = Omit<SizingInput, 'contextTokens' | 'model'> & {
  model: ContextModel;
};

/**
 * The largest `max-model-len`, in tokens, for which KAITO still plans no more than `nodes` nodes. Null when even one token
 * takes more. Estimated; what vLLM then has room for is `reckonLongestContext`'s to say.
 */
export function largestContextOn(
  nodes: number,
  question: ContextQuestion,
): number | null {
  const stays = (contextTokens: number) => {
    const result = estimateNodes({ ...question, contextTokens });
    return result.fits && result.nodes <= nodes;
  };
  if (!stays(1)) {
    return null;
  }
  // More context never takes fewer nodes, so the last that stays can be bisected.
  let low = 1;
  let high = question.model.contextLimit;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (stays(middle)) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}
