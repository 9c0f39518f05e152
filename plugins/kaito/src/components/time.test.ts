import { formatAge, formatInstant, formatRange } from './time';

const now = new Date(2026, 10, 20, 14, 2, 11);
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

describe('time', () => {
  it.each([
    [-5, '0 s'],
    [59, '59 s'],
    [61, '1 min'],
    [7199, '1 h'],
    [3 * 86_400, '3 d'],
  ])('writes the age of %d seconds', (seconds, words) => {
    expect(formatAge(ago(seconds), now)).toBe(words);
  });

  it('names the day only when it is not today', () => {
    expect(formatInstant(ago(60), now)).toBe('14:01:11');
    expect(formatInstant(ago(86_400), now)).toBe('19 Nov 2026, 14:02:11');
  });

  it.each([
    [60, 0, 'minute', '20 Nov 2026, 14:01–14:02'],
    [60, 0, 'second', '20 Nov 2026, 14:01:11–14:02:11'],
    [11, 0, 'minute', '20 Nov 2026, 14:02'],
    [0, 0, 'second', '20 Nov 2026, 14:02:11'],
    [86_400, 0, 'minute', '19 Nov 2026, 14:02 – 20 Nov 2026, 14:02'],
  ] as const)(
    'writes a range from %d s to %d s ago to the %s',
    (from, to, precision, words) => {
      expect(formatRange(ago(from), ago(to), precision)).toBe(words);
    },
  );
});
