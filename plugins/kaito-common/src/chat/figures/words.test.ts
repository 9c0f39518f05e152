import { formatDuration, formatMoney } from './words';

it.each([
  [0, '0 ms'],
  [339.6, '340 ms'],
  [1_000, '1.0 s'],
  [61_250, '61.3 s'],
])('%s ms are "%s"', (milliseconds, words) => {
  expect(formatDuration(milliseconds)).toBe(words);
});

it.each([
  [0.00000195, '0.000002 EUR'],
  [0, '0 EUR'],
  [1.25, '1.3 EUR'],
])('an answer for %s costs "%s"', (amount, words) => {
  expect(formatMoney({ amount, currency: 'EUR' })).toBe(words);
});
