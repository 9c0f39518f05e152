import { formatGiB, formatTokens, sizeBand } from './modelWords';

describe('model words', () => {
  it.each([
    [8, 'xs'],
    [8.01, 's'],
    [24, 's'],
    [80.5, 'l'],
    [642, 'xl'],
  ])('puts %d GiB into its band', (gib, band) => {
    expect(sizeBand(gib)).toBe(band);
  });

  it.each([
    [512, '512'],
    [4096, '4 K'],
    [131072, '128 K'],
    [1048576, '1 M'],
  ])('writes %d tokens', (tokens, words) => {
    expect(formatTokens(tokens)).toBe(words);
  });

  it.each([
    [7.15, '7.2 GiB'],
    [28, '28 GiB'],
    [641.3, '641 GiB'],
  ])('writes %d GiB', (gib, words) => {
    expect(formatGiB(gib)).toBe(words);
  });
});
