import { percentile, summarize } from './summarize';

describe('summarize', () => {
  it('gives times that were measured, by nearest rank', () => {
    const times = Array.from({ length: 100 }, (_, n) => 100 - n);
    expect(summarize(times)).toEqual({
      count: 100,
      p50: 50,
      p99: 99,
      max: 100,
    });
    expect(percentile([7], 0.01)).toBe(7);
  });

  it('says nothing of none', () => {
    expect(summarize([])).toEqual({
      count: 0,
      p50: null,
      p99: null,
      max: null,
    });
  });
});
