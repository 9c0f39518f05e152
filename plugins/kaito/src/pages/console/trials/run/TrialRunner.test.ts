import { anEndpoint } from '../../../../__testUtils__/fixtures';
import type { Ticker } from '../../session/Ticker';
import { DEFAULT_SETTINGS } from '../../settings/settings';
import {
  answeringModels,
  answerOf,
  promptOf,
  refusal,
  type SeenCall,
} from '../__testUtils__/models';
import { TrialRunner } from './TrialRunner';
import { isRunning } from './trialReducer';

const settled = () => new Promise(resolve => setTimeout(resolve, 0));

/** A clock that the test moves; waits end when it comes to them. */
function testTicker() {
  let time = 0;
  let waits: { at: number; go(): void }[] = [];
  const ticker: Ticker = {
    now: () => time,
    wallNow: () => time,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        waits.push({ at: time + milliseconds, go: resolve as () => void });
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
    nextFrame: run => {
      run();
      return () => {};
    },
  };
  const moveTo = async (next: number) => {
    time = next;
    const due = waits.filter(({ at }) => at <= time);
    waits = waits.filter(({ at }) => at > time);
    due.forEach(({ go }) => go());
    await settled();
  };
  return { ticker, moveTo, waits: () => waits.length };
}

const asked = (...names: string[]) =>
  names.map(name => ({ endpoint: anEndpoint(name), model: `${name}-model` }));

function setup(
  answer: (call: SeenCall, count: number) => Response | Promise<Response>,
) {
  const models = answeringModels(answer);
  const clock = testTicker();
  const runner = new TrialRunner(models, clock.ticker);
  const states = () => runner.getRun().trials.map(({ state }) => state);
  const until = async (condition: () => boolean) => {
    for (let turn = 0; turn < 5_000 && !condition(); turn += 1) {
      await settled();
    }
    expect(condition()).toBe(true);
  };
  const finished = () => until(() => !isRunning(runner.getRun()));
  return { ...models, ...clock, runner, states, finished, until };
}

it('sends every prompt to every model, with what was set', async () => {
  const { runner, calls, finished } = setup(call =>
    answerOf(`${call.body.model}: ${promptOf(call)}`),
  );
  runner.start(['a', 'b'], asked('x', 'y'), {
    ...DEFAULT_SETTINGS,
    mode: 'completion',
    systemPrompt: ' Be brief. ',
    temperature: 0.5,
  });
  await finished();
  expect(runner.getRun().trials.map(({ answer }) => answer?.text)).toEqual([
    'x-model: a',
    'y-model: a',
    'x-model: b',
    'y-model: b',
  ]);
  expect(calls[0].body).toMatchObject({
    model: 'x-model',
    temperature: 0.5,
    stream: true,
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'a' },
    ],
  });
});

it('has two requests under way at an endpoint, and no more', async () => {
  const release: (() => void)[] = [];
  const { runner, calls, until, finished } = setup(
    () =>
      new Promise(resolve => {
        release.push(() => resolve(answerOf('ok')));
      }),
  );
  runner.start(['a', 'b', 'c', 'd'], asked('x', 'y'), DEFAULT_SETTINGS);
  await settled();
  expect(calls.map(({ id }) => id).sort()).toEqual([
    'c1~ai~x',
    'c1~ai~x',
    'c1~ai~y',
    'c1~ai~y',
  ]);
  release[0]();
  await until(() => calls.length === 5);
  release.forEach(go => go());
  await until(() => calls.length === 8);
  release.forEach(go => go());
  await finished();
});

it('waits as long as an endpoint says, and asks it again', async () => {
  const { runner, calls, until, moveTo, waits, states, finished } = setup(
    async (_call, count) => {
      if (count === 1) {
        throw await refusal(429, 'Too many', 30);
      }
      return answerOf('ok');
    },
  );
  runner.start(['a', 'b', 'c'], asked('x'), DEFAULT_SETTINGS);
  await until(() => waits() > 0);
  await settled();
  const before = calls.length;
  expect(states()).toContain('waiting');
  await moveTo(29_000);
  expect(calls).toHaveLength(before);
  await moveTo(30_000);
  await finished();
  expect(states()).toEqual(['done', 'done', 'done']);
});

it('says why one failed, goes on with the others, and sends it again when asked', async () => {
  let broken = true;
  const { runner, states, finished, calls } = setup(async call => {
    if (broken && promptOf(call) === 'a') {
      throw await refusal(502, 'The model is down');
    }
    return answerOf('ok');
  });
  runner.start(['a', 'b'], asked('x'), DEFAULT_SETTINGS);
  await finished();
  expect(states()).toEqual(['failed', 'done']);
  expect(runner.getRun().trials[0].error).toBe('The model is down');
  broken = false;
  runner.retry();
  await finished();
  expect(states()).toEqual(['done', 'done']);
  expect(calls.map(promptOf)).toEqual(['a', 'b', 'a']);
});

it('stops what is under way and sends nothing more', async () => {
  const { runner, calls, states } = setup(() => new Promise(() => {}));
  runner.start(['a', 'b', 'c'], asked('x'), DEFAULT_SETTINGS);
  await settled();
  runner.stop();
  await settled();
  expect(calls).toHaveLength(2);
  expect(calls.every(({ signal }) => signal?.aborted)).toBe(true);
  expect(states()).toEqual(['stopped', 'stopped', 'stopped']);
});

it('takes nothing over from a run that was replaced', async () => {
  const release: (() => void)[] = [];
  const { runner, states, finished } = setup((_call, count) =>
    count === 1
      ? new Promise(resolve => {
          release.push(() => resolve(answerOf('late')));
        })
      : answerOf('new'),
  );
  runner.start(['a'], asked('x'), DEFAULT_SETTINGS);
  await settled();
  runner.start(['b'], asked('x'), DEFAULT_SETTINGS);
  release.forEach(go => go());
  await finished();
  expect(states()).toEqual(['done']);
  expect(runner.getRun().trials[0].answer?.text).toBe('new');
});
