import fc from 'fast-check';
import { complete, newAnswer, receive } from '../../conversation/answer';
import { readCsv } from '../prompts/readCsv';
import { NO_RUN, type TrialRun } from '../run/TrialRun';
import { trialReducer } from '../run/trialReducer';
import { toResultsCsv, toResultsJson } from './exports';
import { percentile, summarize } from './summarize';

/** An answer whose first token came after the given time, the second as much later. */
function answered(text: string, time: number) {
  let answer = newAnswer({
    id: '1',
    parent: '0',
    at: 0,
    endpointId: 'a',
    model: 'm',
    sent: { call: 'chat', system: '', parameters: {} },
    now: 0,
  });
  answer = receive(answer, { type: 'text', text }, time);
  answer = receive(answer, { type: 'text', text: '' }, 2 * time);
  answer = receive(
    answer,
    { type: 'usage', usage: { promptTokens: 10, completionTokens: 2 } },
    2 * time,
  );
  return complete(answer, 2 * time);
}

function runOf(times: (number | null)[], text = 'ok'): TrialRun {
  const begun = trialReducer(NO_RUN, {
    type: 'started',
    prompts: times.map((_time, index) => `prompt ${index}`),
    targets: [
      {
        endpointId: 'a',
        title: 'A',
        model: 'm',
        cost: {
          by: 'token',
          inputPerMillion: 100,
          outputPerMillion: 500,
          currency: 'USD',
          basis: 'configured',
        },
      },
    ],
  });
  return times.reduce<TrialRun>((run, time, trial) => {
    const sent = trialReducer(run, { type: 'sent', trial });
    return trialReducer(
      sent,
      time === null
        ? {
            type: 'failed',
            trial,
            error: 'no',
            answer: null,
            retryAt: null,
            now: 0,
          }
        : { type: 'completed', trial, answer: answered(text, time) },
    );
  }, begun);
}

describe('summarize', () => {
  it('tells the middle, the bad end, failures and cost', () => {
    const times = Array.from({ length: 20 }, (_, index) => (index + 1) * 100);
    expect(summarize(runOf([...times, null]), 0)).toEqual({
      done: 20,
      failed: 1,
      open: 0,
      timeToFirstToken: { median: 1000, p95: 1900 },
      took: { median: 2000, p95: 3800 },
      tokensPerSecond: { median: 1000 / 1100, p95: 1000 / 1900 },
      tokensOut: 40,
      estimated: false,
      cost: { amount: expect.closeTo(0.04), currency: 'USD' },
    });
  });

  it('makes nothing up when nothing was answered', () => {
    expect(summarize(runOf([null]), 0)).toEqual({
      done: 0,
      failed: 1,
      open: 0,
      timeToFirstToken: null,
      took: null,
      tokensPerSecond: null,
      tokensOut: null,
      estimated: false,
      cost: null,
    });
  });
});

it('has percentiles that are among the values, and in order', () => {
  const values = fc.array(fc.integer(), { minLength: 1 });
  fc.assert(
    fc.property(
      values,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (list, share) => {
        const value = percentile(list, share)!;
        expect(list).toContain(value);
        const atMost = list.filter(one => one <= value).length;
        expect(atMost / list.length).toBeGreaterThanOrEqual(share - 1e-9);
        expect(percentile(list, 1)).toBe(Math.max(...list));
      },
    ),
  );
});

it('writes a line for every prompt and model, that reads back', () => {
  const rows = readCsv(toResultsCsv(runOf([100, null], 'a "b",\nc')))!;
  expect(rows).toHaveLength(3);
  const [head, first, second] = rows;
  const at = (row: string[], name: string) => row[head.indexOf(name)];
  expect(at(first, 'answer')).toBe('a "b",\nc');
  expect(at(first, 'first_token_ms')).toBe('100');
  expect(at(first, 'tokens_basis')).toBe('reported');
  expect(at(first, 'currency')).toBe('USD');
  expect(at(second, 'state')).toBe('failed');
  expect(at(second, 'error')).toBe('no');
  expect(at(second, 'answer')).toBe('');
});

it('lets no answer run as a formula', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('=', '+', '-', '@', '\t', '\r'),
      fc.string(),
      (first, rest) => {
        const [head, row] = readCsv(toResultsCsv(runOf([1], first + rest)))!;
        const cell = row[head.indexOf('answer')];
        expect(cell).toBe(`'${first}${rest}`);
      },
    ),
    { numRuns: 50 },
  );
});

it('exports the same as JSON, with null for what is not known', () => {
  const { results } = JSON.parse(toResultsJson(runOf([100, null])));
  expect(results[0]).toMatchObject({ answer: 'ok', took_ms: 200, cost: 0.002 });
  expect(results[1]).toMatchObject({
    state: 'failed',
    took_ms: null,
    cost: null,
  });
});
