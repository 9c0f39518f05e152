import fc from 'fast-check';
import { addBuckets, bucketsSince, quantile, type Buckets } from './buckets';

const BOUNDS = [0.01, 0.1, 0.5, 1, 5, Infinity];
const observations = fc.array(fc.double({ min: 0, max: 10, noNaN: true }));
const count = (values: readonly number[]): Buckets =>
  new Map(BOUNDS.map(bound => [bound, values.filter(v => v <= bound).length]));

describe('buckets', () => {
  it('tell what came on top', () => {
    fc.assert(
      fc.property(observations, observations, (before, added) => {
        const now = count([...before, ...added]);
        expect(bucketsSince(now, count(before))).toEqual(count(added));
      }),
    );
  });

  it('tell nothing when they fell or have other bounds', () => {
    expect(bucketsSince(count([1]), count([1, 1]))).toBeNull();
    const other = new Map([
      [7, 0],
      [Infinity, 0],
    ]);
    expect(bucketsSince(count([1]), other)).toBeNull();
  });

  it('add up at the bounds they share', () => {
    const other = new Map([
      [0.1, 1],
      [3, 2],
      [Infinity, 4],
    ]);
    expect([...addBuckets([count([0.05, 7]), other])]).toEqual([
      [0.1, 2],
      [Infinity, 6],
    ]);
    expect(addBuckets([]).size).toBe(0);
  });
});

describe('quantile', () => {
  it('lies in the bucket of the true value, and never falls with the part', () => {
    fc.assert(
      fc.property(
        observations.filter(all => all.length > 0),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (values, part) => {
          const sorted = [...values].sort((a, b) => a - b);
          const exact = sorted[Math.ceil(part * sorted.length) - 1];
          const upper = BOUNDS.find(bound => exact <= bound)!;
          const lower = BOUNDS[BOUNDS.indexOf(upper) - 1] ?? 0;
          const found = quantile(count(values), part)!;
          expect(found).toBeGreaterThanOrEqual(lower);
          expect(found).toBeLessThanOrEqual(upper === Infinity ? 5 : upper);
          expect(quantile(count(values), part / 2)).toBeLessThanOrEqual(found);
        },
      ),
    );
  });

  it('spreads evenly within a bucket', () => {
    const buckets = new Map([
      [1, 0],
      [2, 10],
      [Infinity, 10],
    ]);
    expect(quantile(buckets, 0.5)).toBe(1.5);
    expect(quantile(new Map([[Infinity, 0]]), 0.5)).toBeNull();
    expect(quantile(new Map(), 0.5)).toBeNull();
  });
});
