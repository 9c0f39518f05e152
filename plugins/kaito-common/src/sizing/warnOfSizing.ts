import {
  DEFAULT_CONTEXT_TOKENS,
  estimateNodes,
  type SizingPlan,
} from './estimateNodes';
import { type ContextQuestion, largestContextOn } from './largestContextOn';
import { reckonLongestContext } from './longestContext';
import { measureHeadroom, TIGHT_SHARE } from './measureHeadroom';

/** A plan KAITO admits that one may still not want. */
export interface SizingWarning {
  code: 'tight-memory' | 'context-multiplies-nodes' | 'context-may-not-start';
  /** What and why, with the numbers, all estimated. */
  message: string;
  /** What to do about it. */
  fix: string;
}

/** What the plan is about. Leave `contextTokens` out when the inference config names none. */
export type SizingQuestion = ContextQuestion & {
  contextTokens?: number;
  /** As `GpuOffer` has it: some are started with less memory than they are planned with. */
  gpuModel?: string | null;
};

const count = (n: number) => n.toLocaleString('en');
const MORE_MEMORY = 'Leave max-model-len out, or choose GPUs with more memory';
const nodeWords = (n: number) => (n === 1 ? '1 node' : `${count(n)} nodes`);

function roomOn(plan: SizingPlan, { model, gpuModel }: SizingQuestion) {
  return reckonLongestContext(model, plan, gpuModel ?? null).tokens;
}

function ofMemory(usedShare: number): SizingWarning {
  return {
    code: 'tight-memory',
    message: `The weights take ${Math.round(
      usedShare * 100,
    )} % of the usable memory of each GPU (estimated, warned of above ${
      TIGHT_SHARE * 100
    } %): vLLM may run out of memory when it starts`,
    fix: 'Choose GPUs with more memory, or a smaller max-model-len',
  };
}

function ofNodes(
  question: SizingQuestion,
  contextTokens: number,
  nodes: number,
): SizingWarning | null {
  const usual = estimateNodes({
    ...question,
    contextTokens: DEFAULT_CONTEXT_TOKENS,
  });
  if (!usual.fits || nodes <= usual.nodes) {
    return null;
  }
  const kept = Math.min(
    largestContextOn(usual.nodes, question) ?? DEFAULT_CONTEXT_TOKENS,
    roomOn(usual, question),
  );
  return {
    code: 'context-multiplies-nodes',
    message: `A context of ${count(contextTokens)} tokens takes ${nodeWords(
      nodes,
    )}, ${count(DEFAULT_CONTEXT_TOKENS)} tokens take ${
      usual.nodes
    } (estimated): KAITO reserves the whole context on every node`,
    fix:
      kept > 0
        ? `Up to about ${count(kept)} tokens find room on ${nodeWords(
            usual.nodes,
          )}; without max-model-len vLLM takes the longest context that fits`
        : MORE_MEMORY,
  };
}

function ofRoom(room: number, contextTokens: number): SizingWarning {
  return {
    code: 'context-may-not-start',
    message: `vLLM has room for about ${count(
      room,
    )} tokens on this plan (estimated), fewer than the ${count(
      contextTokens,
    )} asked for: it may refuse to start`,
    fix: MORE_MEMORY,
  };
}

/**
 * Warns of a plan: weights above 0.9 of usable memory, a chosen context that multiplies the nodes, and one that vLLM has
 * likely no room for. Nothing is said of a model that does not fit; its reason is the estimate's.
 */
export function warnOfSizing(question: SizingQuestion): SizingWarning[] {
  const plan = estimateNodes(question);
  if (!plan.fits) {
    return [];
  }
  const warnings: SizingWarning[] = [];
  const { usedShare, tight } = measureHeadroom(plan);
  if (tight) {
    warnings.push(ofMemory(usedShare));
  }
  const { contextTokens } = question;
  if (contextTokens === undefined) {
    return warnings;
  }
  const multiplied = ofNodes(question, contextTokens, plan.nodes);
  if (multiplied) {
    warnings.push(multiplied);
  }
  const room = roomOn(plan, question);
  if (contextTokens > room) {
    warnings.push(ofRoom(room, contextTokens));
  }
  return warnings;
}
