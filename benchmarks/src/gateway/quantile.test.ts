import { quantile } from './quantile';

describe('quantile', () => {
  it.each([
    [[3, 1, 2], 0.5, 2],
    [[3, 1, 2], 0.99, 3],
    [[4, 1, 3, 2], 0.5, 2],
    [[4, 1, 3, 2], 0.51, 3],
    [[7], 0.01, 7],
    [Array.from({ length: 100 }, (_, index) => 100 - index), 0.99, 99],
  ])('of %j at %d is %d', (values, share, found) => {
    expect(quantile(values, share)).toBe(found);
  });

  it('is none of nothing', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });
});
