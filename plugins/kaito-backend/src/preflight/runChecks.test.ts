import { setTimeout as wait } from 'node:timers/promises';
import { subjectOf } from './__testUtils__/subject';
import { type Check, pass, warn } from './Check';
import { outcomeOf, runChecks } from './runChecks';

const check = (
  name: Check['name'],
  run: Check['run'] = () => [pass('Well.')],
): Check => ({ name, field: 'name', run });
const run = (checks: Check[], patienceMs?: number) =>
  runChecks(checks, subjectOf(), new AbortController().signal, patienceMs);

describe('runChecks', () => {
  it('gives results in the order people ask, whole', async () => {
    const results = await run([
      check('secret', () => [
        warn('Odd.', 'Look.', { field: 'a', asOf: '2026-01-01T00:00:00.000Z' }),
        pass('Well.', { field: null }),
      ]),
      check('cluster', async () => {
        await wait(20);
        return [pass('Well.')];
      }),
    ]);
    expect(results).toEqual([
      {
        check: 'cluster',
        outcome: 'pass',
        reason: 'Well.',
        nextStep: null,
        field: 'name',
        asOf: null,
      },
      {
        check: 'secret',
        outcome: 'warn',
        reason: 'Odd.',
        nextStep: 'Look.',
        field: 'a',
        asOf: '2026-01-01T00:00:00.000Z',
      },
      expect.objectContaining({ check: 'secret', field: null }),
    ]);
  });

  it('makes of one that throws, or never answers, one that was not made', async () => {
    const checks = [
      check('cluster', () => {
        throw new Error('It broke.');
      }),
      check('model', () => Promise.reject(new Error('It broke later.'))),
      check('fit', () => new Promise(() => undefined)),
      check('policy'),
    ];
    const results = await run(checks, 100);
    expect(results.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['not-checked', 'It broke.'],
      ['not-checked', 'It broke later.'],
      ['not-checked', 'No answer came in time. Ask again in a moment.'],
      ['pass', 'Well.'],
    ]);
  });

  it('has only a few under way, and runs them all', async () => {
    let now = 0;
    let most = 0;
    const results = await run(
      Array.from({ length: 20 }, () =>
        check('policy', async () => {
          now += 1;
          most = Math.max(most, now);
          await wait(2);
          now -= 1;
          return [pass('Well.')];
        }),
      ),
    );
    expect(results).toHaveLength(20);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(6);
  });

  it('stops as soon as nobody waits any more', async () => {
    const leave = new AbortController();
    const begun: string[] = [];
    const slow = (name: string) =>
      check('policy', async () => {
        begun.push(name);
        await wait(1);
        leave.abort(new Error('The caller left'));
        return new Promise(() => undefined);
      });
    const all = Array.from({ length: 10 }, (_, i) => slow(`${i}`));
    await expect(
      runChecks(all, subjectOf(), leave.signal, 60_000),
    ).rejects.toThrow('The caller left');
    expect(begun.length).toBeLessThan(10);
  });
});

describe('outcomeOf', () => {
  it.each([
    [['pass', 'not-checked'], 'not-checked'],
    [['not-checked', 'warn', 'pass'], 'warn'],
    [['warn', 'fail'], 'fail'],
    [['pass'], 'pass'],
  ] as const)('of %j is %s', (outcomes, worst) => {
    expect(outcomeOf(outcomes.map(outcome => ({ outcome })))).toBe(worst);
  });
});
