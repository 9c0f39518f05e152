import {
  estimateNodes,
  explainSizing,
  warnOfSizing,
  type GpuOffer,
  type SizingPlan,
} from '@kaito-portal/backstage-plugin-kaito-common/sizing';
import type { FitQuestion } from './Candidate';

const sentence = (text: string) => text[0].toUpperCase() + text.slice(1);

/** How many nodes like this KAITO would plan, in words; `plan` is null when no number of them will do. */
export function judgeOffer(
  question: FitQuestion,
  offer: Pick<
    GpuOffer,
    'gpuModel' | 'gpuCount' | 'memoryTotalGiB' | 'singleNode'
  >,
): { plan: SizingPlan | null; reason: string; warnings: string[] } {
  const asked = {
    model: question.model,
    gpus: offer,
    contextTokens: question.contextTokens,
    singleNode: offer.singleNode,
  };
  const result = estimateNodes(asked);
  if (!result.fits) {
    return { plan: null, reason: `${result.reason}.`, warnings: [] };
  }
  return {
    plan: result,
    reason: `${sentence(explainSizing(result).summary)}.`,
    warnings: warnOfSizing({ ...asked, gpuModel: offer.gpuModel }).map(
      ({ message, fix }) => `${message}. ${fix}.`,
    ),
  };
}
