import { parseArgs } from 'node:util';
import type { Benchmark } from '../Benchmark';
import { loads } from '../report/machine';
import type { Table } from '../report/table';
import { answerTokens } from './answer';
import { CONTENDERS, type ContenderName } from './bundle';
import { observe, openBrowser, type Cost } from './observe';

/** A frame that takes longer than this, in milliseconds, is one that a reader notices. */
const NOTICED = 100;

const ms = (value: number) => `${Math.round(value)} ms`;

function row(cost: Cost, tokens: number): string[] {
  const { contender, busy, script, layout, longTasks, frames, lag } = cost;
  return [
    contender,
    ms(busy),
    ms(script),
    ms(layout),
    `${(busy / tokens).toFixed(2)} ms`,
    String(longTasks.length),
    ms(Math.max(0, ...longTasks)),
    String(frames.filter(time => time > NOTICED).length),
    ms(lag),
  ];
}

function table(costs: Cost[], tokens: number, rate: number): Table {
  return {
    title: `Main thread of Chromium, an answer of ${tokens} tokens at ${rate} a second`,
    rows: [
      [
        '',
        'busy',
        'scripts',
        'layout',
        'a token',
        'tasks > 50 ms',
        'longest',
        `frames > ${NOTICED} ms`,
        'end shown after',
      ],
      ...costs.map(cost => row(cost, tokens)),
    ],
  };
}

/** An answer that streams in, drawn by the console's component and by react-markdown as it comes. */
export const render: Benchmark = {
  summary:
    'a long answer drawn in Chromium, beside react-markdown (--tokens N --rate TOKENS_A_SECOND)',
  async run(argv) {
    const { values } = parseArgs({
      args: argv,
      options: {
        tokens: { type: 'string', default: '10000' },
        rate: { type: 'string', default: '200' },
      },
    });
    const rate = Number(values.rate);
    const tokens = answerTokens(Number(values.tokens));
    const browser = await openBrowser();
    const costs: Cost[] = [];
    try {
      for (const contender of Object.keys(CONTENDERS) as ContenderName[]) {
        costs.push(await observe(browser, contender, tokens, rate));
      }
    } finally {
      await browser.close();
    }
    const [ours] = costs;
    const noticed = ours.frames.filter(time => time > NOTICED).length;
    return {
      tables: [table(costs, tokens.length, rate)],
      data: {
        rate,
        tokens: tokens.length,
        loads: loads(),
        costs: costs.map(({ frames, ...cost }) => ({
          ...cost,
          frames: frames.length,
          noticed: frames.filter(time => time > NOTICED).length,
        })),
      },
      missed: noticed
        ? [`${noticed} frames took more than ${NOTICED} ms; the aim is none`]
        : [],
    };
  },
};
