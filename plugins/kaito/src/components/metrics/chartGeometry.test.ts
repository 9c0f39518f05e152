import fc from 'fast-check';
import { linePath, niceTop } from './chartGeometry';

const frame = { from: 0, to: 100_000, top: 10, width: 100, height: 50 };

describe('linePath', () => {
  it('joins what was measured one after the other', () => {
    const points = [
      { at: 0, value: 0 },
      { at: 10_000, value: 5 },
      { at: 20_000, value: 10 },
    ];
    expect(linePath(points, frame)).toBe('M0 50h0L10 25L20 0');
  });

  it('leaves a gap where nothing is known and where nobody looked', () => {
    const points = [
      { at: 0, value: 10 },
      { at: 5_000, value: null },
      { at: 10_000, value: 10 },
      { at: 60_000, value: 10 },
    ];
    expect(linePath(points, frame)).toBe('M0 0h0M10 0h0M60 0h0');
  });

  it('stays within its frame, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            at: fc.integer({ min: -1e6, max: 1e6 }),
            value: fc.option(fc.double({ min: 0, noNaN: true })),
          }),
        ),
        points => {
          const path = linePath(points, frame);
          for (const [, x, y] of path.matchAll(/[ML](\S+) ([\d.-]+)/g)) {
            expect(Number(x)).toBeGreaterThanOrEqual(0);
            expect(Number(x)).toBeLessThanOrEqual(100);
            expect(Number(y)).toBeGreaterThanOrEqual(0);
            expect(Number(y)).toBeLessThanOrEqual(50);
          }
        },
      ),
    );
  });
});

describe('niceTop', () => {
  it.each([
    [[], 1],
    [[null, 0], 1],
    [[0.4], 1],
    [[1.1], 2],
    [[3, 12], 20],
    [[50], 50],
    [[51], 100],
    [[99_000], 100_000],
  ])('of %j is %d', (values, top) => expect(niceTop(values)).toBe(top));
});
