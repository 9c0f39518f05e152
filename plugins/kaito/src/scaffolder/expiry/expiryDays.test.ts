import { dayIn, daysUntil, expiryProblem, expiryWords } from './expiryDays';

const NOW = new Date('2026-11-20T23:30:00Z');

it.each([0, 1, 29, 366, 1461])(
  'counts %d days as they are counted back',
  days => {
    expect(daysUntil(dayIn(days, NOW), NOW)).toBe(days);
    expect(expiryProblem(dayIn(days, NOW), NOW, days)).toBeNull();
    expect(expiryProblem(dayIn(days + 1, NOW), NOW, days)).toContain(
      `at most ${days} are allowed`,
    );
  },
);

it.each([
  ['2026-11-20', /^nothing$/],
  ['2026-11-19', '2026-11-19 is past. Choose a day from 2026-11-20 on.'],
  ['2027-02-30', /is not a day. Write it like 2027-02-18/],
  ['soon', /is not a day/],
  ['2027-02-18T10:00:00Z', /is not a day/],
])('says of %s what is wrong with it', (day, words) => {
  const problem = expiryProblem(day, NOW, undefined);
  expect(problem ?? 'nothing').toMatch(words);
});

it('says how far away a day is', () => {
  expect(expiryWords('2026-11-20', NOW)).toBe(
    'Until the end of today, Friday, November 20, 2026.',
  );
  expect(expiryWords('2026-11-21', NOW)).toMatch(/: 1 day from now\.$/);
});
