import fc from 'fast-check';
import { takeFirst } from './takeFirst';

const ascending = (a: number, b: number) => a - b;

describe('takeFirst', () => {
  it('is what sorting and cutting gives, and leaves its input alone', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 })),
        fc.integer({ min: 1, max: 20 }),
        (items, limit) => {
          const before = [...items];
          expect(takeFirst(items, limit, ascending)).toEqual(
            [...items].sort(ascending).slice(0, limit),
          );
          expect(items).toEqual(before);
        },
      ),
    );
  });
});
