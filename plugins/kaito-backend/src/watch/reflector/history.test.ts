import fc from 'fast-check';
import { isOlder } from './history';

describe('isOlder', () => {
  it('compares as numbers, however large', () => {
    const number = fc.bigInt({ min: 0n, max: 2n ** 80n });
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(isOlder(String(a), String(b))).toBe(a < b);
        expect(isOlder(`00${a}`, String(b))).toBe(a < b);
      }),
    );
  });

  it('says nothing of versions that do not count', () => {
    expect(isOlder('a', 'b')).toBe(false);
    expect(isOlder('', '5')).toBe(false);
    expect(isOlder('5', '0x6')).toBe(false);
  });
});
