import { aStage, minute } from '../../../__testUtils__/requestFixtures';
import { elapsedWords } from './elapsedWords';

const NOW = new Date(minute(30));

describe('elapsedWords', () => {
  it.each([
    [{ state: 'current', since: minute(10), elapsedSeconds: 5 }, 'for 20 min'],
    [{ state: 'not-checked', since: minute(10) }, 'for 20 min'],
    [
      { state: 'done', since: minute(0), at: minute(5), elapsedSeconds: 300 },
      'took 5 min',
    ],
    [
      {
        state: 'waiting',
        usualSeconds: { value: 60, basis: 'measured', requests: 1 },
      },
      'usually 60 s, measured on 1 earlier request',
    ],
    [{ state: 'done', at: minute(5) }, null],
    [{ state: 'current' }, null],
  ] as const)('%j', (facts, expected) => {
    expect(elapsedWords(aStage(facts), NOW)).toBe(expected);
  });
});
