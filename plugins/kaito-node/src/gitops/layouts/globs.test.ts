import fc from 'fast-check';
import { isGlob, matchesGlob } from './globs';

it.each([
  ['*', 'anything', true],
  ['*', '', true],
  ['aks-*', 'aks-weu-dev', true],
  ['aks-*', 'xaks-weu', false],
  ['*-dev', 'aks-weu-dev', true],
  ['*-dev', 'aks-weu-devs', false],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['a.c', 'abc', false],
  ['a*b*c', 'a-b-b-c', true],
])('%s meets %s: %s', (pattern, name, expected) => {
  expect(matchesGlob(pattern, name)).toBe(expected);
});

it('agrees with a regular expression', () => {
  const part = fc.stringMatching(/^[ab.*?-]{0,8}$/);
  fc.assert(
    fc.property(part, fc.stringMatching(/^[ab.-]{0,10}$/), (pattern, name) => {
      const meant = pattern
        .replace(/[.-]/g, '\\$&')
        .replaceAll('*', '.*')
        .replaceAll('?', '.');
      expect(matchesGlob(pattern, name)).toBe(
        new RegExp(`^${meant}$`).test(name),
      );
    }),
  );
});

it('takes no time for a hostile pattern', () => {
  const pattern = `${'*a'.repeat(100)}b`;
  expect(isGlob(pattern)).toBe(true);
  expect(matchesGlob(pattern, 'a'.repeat(253))).toBe(false);
});
