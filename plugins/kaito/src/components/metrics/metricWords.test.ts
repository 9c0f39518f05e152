import {
  idleWords,
  latencyWords,
  numberWords,
  percentWords,
  rateWords,
} from './metricWords';

describe('words of figures', () => {
  it.each([
    [numberWords(null), 'not told'],
    [numberWords(0), '0'],
    [numberWords(3.44), '3.4'],
    [numberWords(1250.4), '1,250'],
    [rateWords(41), '41 tokens/s'],
    [percentWords(0.254), '25 %'],
    [percentWords(null), 'not told'],
    [latencyWords(0.0084), '8.4 ms'],
    [latencyWords(0.34), '340 ms'],
    [latencyWords(1.256), '1.26 s'],
    [latencyWords(null), 'none measured'],
  ])('%s', (words, expected) => expect(words).toBe(expected));

  it('say for how long it is idle, as far as that is known', () => {
    const now = new Date('2026-01-01T03:00:00Z');
    const idleSince = '2026-01-01T00:00:00Z';
    expect(idleWords({ idleSince, idleAtLeast: false }, now)).toBe(
      'Idle for 3 h',
    );
    expect(idleWords({ idleSince, idleAtLeast: true }, now)).toBe(
      'Idle for at least 3 h',
    );
    expect(
      idleWords({ idleSince: now.toISOString(), idleAtLeast: true }, now),
    ).toBe('Idle now');
    expect(idleWords({ idleSince: null, idleAtLeast: false }, now)).toBeNull();
  });
});
