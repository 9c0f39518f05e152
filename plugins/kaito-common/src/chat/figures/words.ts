import type { AnswerCost } from './cost';

/** Why the model stopped, in words; KAITO's engines use OpenAI's reasons. */
export const FINISH_WORDS: Readonly<Record<string, string>> = {
  stop: 'the model was done',
  length: 'cut at the token limit',
  tool_calls: 'the model asks for a tool',
  content_filter: 'held back by a content filter',
  abort: 'stopped at the server',
};

/** A time as people say it: "340 ms", "1.3 s". */
export function formatDuration(milliseconds: number): string {
  return milliseconds < 1000
    ? `${Math.round(milliseconds)} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** Money as small as answers cost, so that the first digits show. */
export const formatMoney = ({
  amount,
  currency,
}: Pick<AnswerCost, 'amount' | 'currency'>) =>
  `${amount.toLocaleString('en', { maximumSignificantDigits: 2 })} ${currency}`;
