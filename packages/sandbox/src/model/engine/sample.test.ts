import { createRandom } from './random';
import { sample } from './sample';

const candidates = [
  { value: 'rare', probability: 0.1 },
  { value: 'common', probability: 0.6 },
  { value: 'middling', probability: 0.3 },
];

function frequencies(options: { temperature: number; topP: number }) {
  const random = createRandom(7);
  const counts: Record<string, number> = {};
  for (let index = 0; index < 3000; index += 1) {
    const value = sample(candidates, options, random);
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

describe('sample', () => {
  it('takes the likeliest at temperature 0', () => {
    expect(sample(candidates, { temperature: 0, topP: 1 }, () => 0.99)).toBe(
      'common',
    );
  });

  it('follows the distribution at temperature 1', () => {
    const counts = frequencies({ temperature: 1, topP: 1 });
    expect(counts.common / 3000).toBeCloseTo(0.6, 1);
    expect(counts.rare / 3000).toBeCloseTo(0.1, 1);
  });

  it('leaves the tail out below topP', () => {
    expect(Object.keys(frequencies({ temperature: 1, topP: 0.7 }))).toEqual(
      expect.arrayContaining(['common', 'middling']),
    );
    expect(frequencies({ temperature: 1, topP: 0.7 }).rare).toBeUndefined();
    expect(frequencies({ temperature: 1, topP: 0.01 })).toEqual({
      common: 3000,
    });
  });

  it('sharpens when cold and flattens when hot', () => {
    const cold = frequencies({ temperature: 0.3, topP: 1 }).common;
    const hot = frequencies({ temperature: 2, topP: 1 }).common;
    expect(cold).toBeGreaterThan(2700);
    expect(hot).toBeLessThan(1700);
  });

  it('does not lose everything to underflow at a very low temperature', () => {
    const even = [
      { value: 'a', probability: 1e-9 },
      { value: 'b', probability: 1e-12 },
    ];
    expect(sample(even, { temperature: 0.01, topP: 1 }, () => 0.5)).toBe('a');
  });

  it('refuses to draw from nothing', () => {
    expect(() => sample([], { temperature: 1, topP: 1 }, () => 0)).toThrow(
      'Nothing to draw from',
    );
  });
});
