import { costOf } from './cost';
import { startTrace } from './figures';

describe('the cost of an answer', () => {
  const trace = {
    ...startTrace(0),
    endedAt: 3600,
    usage: { promptTokens: 1_000, completionTokens: 2_000 },
  };

  it('is by what the model reported, at the configured price', () => {
    const cost = {
      by: 'token',
      inputPerMillion: 1,
      outputPerMillion: 10,
      currency: 'USD',
      basis: 'configured',
    } as const;
    expect(costOf(trace, cost)).toEqual({
      amount: 0.021,
      currency: 'USD',
      basis: 'reported',
      source: 'reported tokens at the configured price',
    });
    expect(costOf({ ...trace, usage: null }, cost)).toBeNull();
  });

  it('is by the time the machines were at it, at most', () => {
    const cost = {
      by: 'hour',
      perHour: 10,
      currency: 'EUR',
      basis: 'measured',
      source: 'Azure retail prices',
    } as const;
    expect(costOf(trace, cost)).toEqual({
      amount: 0.01,
      currency: 'EUR',
      basis: 'estimated',
      source:
        'at most: all its machines for 3.6 s, measured price (Azure retail prices)',
    });
    expect(costOf({ ...trace, endedAt: null }, cost)).toBeNull();
  });

  it('is not known without a price', () => {
    expect(costOf(trace, null)).toBeNull();
  });
});
