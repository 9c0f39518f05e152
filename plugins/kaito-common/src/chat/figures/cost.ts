import type { EndpointCost } from '../../api';
import type { AnswerTrace } from './figures';

/** What an answer cost, and how that is known. */
export interface AnswerCost {
  amount: number;
  /** ISO 4217. */
  currency: string;
  /** `estimated` where the machines may have answered others meanwhile. */
  basis: 'reported' | 'estimated';
  /** Where the number comes from, in words. */
  source: string;
}

const SECONDS_PER_HOUR = 3600;

/**
 * What an answer cost. By tokens as the model reported them; by the hour, the machines' price for as long as the answer
 * took. Null where no price or no count is known.
 */
export function costOf(
  trace: AnswerTrace,
  cost: EndpointCost | null,
): AnswerCost | null {
  if (!cost) {
    return null;
  }
  const { currency } = cost;
  if (cost.by === 'token') {
    const { usage } = trace;
    return (
      usage && {
        amount:
          (usage.promptTokens * cost.inputPerMillion +
            usage.completionTokens * cost.outputPerMillion) /
          1e6,
        currency,
        basis: 'reported',
        source: 'reported tokens at the configured price',
      }
    );
  }
  if (trace.endedAt === null) {
    return null;
  }
  const seconds = (trace.endedAt - trace.sentAt) / 1000;
  return {
    amount: (cost.perHour / SECONDS_PER_HOUR) * seconds,
    currency,
    basis: 'estimated',
    source: `at most: all its machines for ${seconds.toFixed(1)} s, ${
      cost.basis
    } price (${cost.source})`,
  };
}
