import {
  explainParameters,
  formatBillions,
  formatParameters,
} from './factWords';

describe('fact words', () => {
  it.each([
    [0.5, '0.5 B'],
    [7.25, '7.25 B'],
    [14, '14 B'],
    [1000, '1 T'],
    [1600, '1.6 T'],
  ])('writes %d billion', (billions, words) => {
    expect(formatBillions(billions)).toBe(words);
  });

  it('says how much works on one token only where that is less than all', () => {
    const basis = 'name';
    expect(formatParameters({ totalB: 8, activeB: 8, basis })).toBe('8 B');
    expect(formatParameters({ totalB: 8, activeB: null, basis })).toBe('8 B');
    expect(formatParameters({ totalB: 117, activeB: 5.1, basis })).toBe(
      '117 B, 5.1 B active',
    );
  });

  it('says how the numbers are known', () => {
    expect(
      explainParameters({ totalB: 7.25, activeB: 7.25, basis: 'weights' }),
    ).toBe('7.25 B (computed from its weights)');
  });
});
