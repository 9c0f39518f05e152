import fc from 'fast-check';
import { matchesGlob } from './glob';

/** The same by a regular expression, which is slow for some patterns. */
function byRegExp(pattern: string, text: string): boolean {
  const source = pattern
    .toLowerCase()
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '[^]*')
    .replace(/\?/g, '[^]');
  return new RegExp(`^${source}$`).test(text.toLowerCase());
}

const small = (alphabet: string) =>
  fc
    .array(fc.constantFrom(...alphabet), { maxLength: 8 })
    .map(characters => characters.join(''));

describe('matchesGlob', () => {
  it.each([
    ['microsoft/*', 'microsoft/phi-4', true],
    ['Microsoft/PHI-?', 'microsoft/phi-4', true],
    ['*', '', true],
    ['', 'a', false],
    ['phi-4', 'phi-4-mini', false],
    ['*h100*', 'Standard_NC40ads_H100_v5', true],
  ])('%s, %s: %s', (pattern, text, expected) => {
    expect(matchesGlob(pattern, text)).toBe(expected);
  });

  it('says what a regular expression says', () => {
    fc.assert(
      fc.property(small('abA*?.'), small('abA.*?'), (pattern, text) => {
        expect(matchesGlob(pattern, text)).toBe(byRegExp(pattern, text));
      }),
      { numRuns: 2000 },
    );
  });
});
