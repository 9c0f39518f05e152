import {
  FINISH_WORDS,
  formatDuration,
  type AnswerCost,
  type Figure,
} from '@kaito-portal/backstage-plugin-kaito-common/chat';
import { plainLine } from '../text/plain';
import type { Figures } from './figures';

/** Four digits that count, and no exponent: an answer may cost a millionth. */
function amount(value: number): string {
  return value === 0
    ? '0'
    : value
        .toFixed(Math.min(10, Math.max(2, 3 - Math.floor(Math.log10(value)))))
        .replace(/(\.\d\d\d*?)0+$/, '$1');
}

const speed = (value: number) => `${value.toFixed(1)} tokens/s`;

const mark = ({ basis }: Pick<Figure, 'basis'>) =>
  basis === 'estimated' ? '≈ ' : '';

const money = (cost: AnswerCost) =>
  `${mark(cost)}${amount(cost.amount)} ${cost.currency}`;

/** How a finish reason reads, in the model's word and in plain ones. */
function describeFinish(reason: string | null): string {
  if (reason === null) {
    return 'not reported';
  }
  const words = FINISH_WORDS[reason];
  return words ? `${reason} (${words})` : plainLine(reason);
}

/** The figures of an answer, one a line, each with how it is known. */
export function showFigures(figures: Figures): string {
  const { tokensIn, tokensOut, cost, finishReason } = figures;
  const line = (name: string, words: string | null) =>
    `${name.padEnd(12)}${words ?? 'not known'}\n`;
  const known = (figure: Figure | null, words: (value: number) => string) =>
    figure && `${mark(figure)}${words(figure.value)} (${figure.basis})`;
  return [
    line('first token', known(figures.timeToFirstToken, formatDuration)),
    line('speed', known(figures.tokensPerSecond, speed)),
    line('tokens in', known(tokensIn, String)),
    line('tokens out', known(tokensOut, String)),
    line('finish', describeFinish(finishReason)),
    line('cost', cost && `${money(cost)} (${plainLine(cost.source)})`),
  ].join('');
}

/** The same in one short line, of what is known. */
export function showFiguresShort(figures: Figures): string {
  const { timeToFirstToken, tokensPerSecond, tokensIn, tokensOut } = figures;
  const { cost, finishReason } = figures;
  return [
    timeToFirstToken && `first token ${formatDuration(timeToFirstToken.value)}`,
    tokensPerSecond &&
      `${mark(tokensPerSecond)}${speed(tokensPerSecond.value)}`,
    tokensIn && `${tokensIn.value} in`,
    tokensOut && `${mark(tokensOut)}${tokensOut.value} out`,
    cost && money(cost),
    finishReason !== null && finishReason !== 'stop'
      ? describeFinish(finishReason)
      : null,
  ]
    .filter(Boolean)
    .join(' · ');
}
