import fc from 'fast-check';
import { newAnswer } from '../../conversation/answer';
import { NO_RUN, type TrialAction, type TrialRun } from './TrialRun';
import {
  AT_ONCE,
  dueTrials,
  isRunning,
  LONGEST_WAIT,
  MOST_ATTEMPTS,
  nextDue,
  trialReducer,
} from './trialReducer';

const target = (endpointId: string, model = 'm') => ({
  endpointId,
  title: endpointId,
  model,
  cost: null,
});
const answer = newAnswer({
  id: '1',
  parent: '0',
  at: 0,
  endpointId: 'a',
  model: 'm',
  sent: { call: 'chat', system: '', parameters: {} },
  now: 0,
});
const begin = (prompts: number, ...ids: string[]) =>
  trialReducer(NO_RUN, {
    type: 'started',
    prompts: Array.from({ length: prompts }, (_, index) => `p${index}`),
    targets: ids.map(id => target(id)),
  });
const after = (run: TrialRun, ...actions: TrialAction[]) =>
  actions.reduce(trialReducer, run);
const failed = (trial: number, retryAt: number | null, now = 0) =>
  ({ type: 'failed', trial, error: 'no', answer: null, retryAt, now } as const);

it('puts every prompt to every model, in order', () => {
  const { trials } = begin(2, 'a', 'b');
  expect(trials.map(({ prompt, target: of }) => [prompt, of])).toEqual([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]);
});

it('asks an endpoint two things at a time, also where it has two models', () => {
  const run = trialReducer(NO_RUN, {
    type: 'started',
    prompts: ['p', 'q', 'r'],
    targets: [target('a', 'x'), target('a', 'y'), target('b')],
  });
  expect(dueTrials(run, 0)).toEqual([0, 1, 2, 5]);
});

it('leaves an endpoint alone for as long as it says, and then asks again', () => {
  const sent = after(begin(2, 'a'), { type: 'sent', trial: 0 });
  const run = after(sent, failed(0, 5000));
  expect(run.trials[0]).toMatchObject({ state: 'waiting', error: 'no' });
  expect(dueTrials(run, 4999)).toEqual([]);
  expect(nextDue(run, 4999)).toBe(5000);
  expect(dueTrials(run, 5000)).toEqual([0, 1]);
});

it('gives up where waiting takes too long or was in vain too often', () => {
  const sent = after(begin(1, 'a'), { type: 'sent', trial: 0 });
  expect(after(sent, failed(0, LONGEST_WAIT + 1)).trials[0].state).toBe(
    'failed',
  );
  let run = begin(1, 'a');
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    expect(run.trials[0].state).toBe('waiting');
    run = after(run, { type: 'sent', trial: 0 }, failed(0, 1));
  }
  expect(run.trials[0].state).toBe('failed');
});

it('sends what failed or was stopped once more, and nothing else', () => {
  const run = after(
    begin(3, 'a'),
    { type: 'sent', trial: 0 },
    { type: 'completed', trial: 0, answer },
    { type: 'sent', trial: 1 },
    failed(1, null),
    { type: 'stopped' },
    { type: 'retried' },
  );
  expect(run.trials.map(({ state }) => state)).toEqual([
    'done',
    'waiting',
    'waiting',
  ]);
  expect(run.trials[1]).toMatchObject({ error: null, attempts: 0 });
});

it('keeps what came before a failure', () => {
  const run = after(
    begin(1, 'a'),
    { type: 'sent', trial: 0 },
    { ...failed(0, null), answer },
  );
  expect(run.trials[0]).toMatchObject({ state: 'failed', answer });
});

const anyAction: fc.Arbitrary<TrialAction> = fc.oneof(
  fc.nat(11).map(trial => ({ type: 'sent' as const, trial })),
  fc.nat(11).map(trial => ({ type: 'completed' as const, trial, answer })),
  fc.nat(11).map(trial => ({ type: 'progressed' as const, trial, answer })),
  fc
    .tuple(fc.nat(11), fc.option(fc.nat(2 * LONGEST_WAIT)), fc.nat(1000))
    .map(([trial, retryAt, now]) => failed(trial, retryAt, now)),
  fc.constant({ type: 'stopped' as const }),
  fc.constant({ type: 'retried' as const }),
);

/** How many requests the busiest endpoint has under way. */
const mostRunning = (run: TrialRun) =>
  Math.max(
    ...run.targets.map(
      (_target, column) =>
        run.trials.filter(
          ({ target: of, state }) => of === column && state === 'running',
        ).length,
    ),
  );

describe('whatever happens', () => {
  it('no trial gets lost, and no answer is taken back', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 60 }), actions => {
        let run = begin(4, 'a', 'b', 'c');
        for (const action of actions) {
          const next = trialReducer(run, action);
          expect(next.trials).toHaveLength(12);
          const done = run.trials.filter(({ state }) => state === 'done');
          expect(next.trials).toEqual(expect.arrayContaining(done));
          run = next;
        }
      }),
    );
  });

  it('comes to an end, never asks more than allowed, and waits as it was told', () => {
    const outcome = fc.constantFrom('done', 'failed', 'later' as const);
    fc.assert(
      fc.property(fc.infiniteStream(outcome), outcomes => {
        let run = begin(5, 'a', 'b', 'c');
        let now = 0;
        for (let step = 0; isRunning(run); step += 1) {
          expect(step).toBeLessThan(500);
          for (const trial of dueTrials(run, now)) {
            run = trialReducer(run, { type: 'sent', trial });
          }
          expect(mostRunning(run)).toBeLessThanOrEqual(AT_ONCE);
          const trial = run.trials.findIndex(
            ({ state }) => state === 'running',
          );
          if (trial === -1) {
            now = nextDue(run, now) ?? now;
          } else {
            const next = outcomes.next().value;
            run = trialReducer(
              run,
              next === 'done'
                ? { type: 'completed', trial, answer }
                : failed(trial, next === 'later' ? now + 1000 : null, now),
            );
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
