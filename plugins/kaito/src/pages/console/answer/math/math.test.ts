import fc from 'fast-check';
import { answers, soup } from '../__testUtils__/markdown';
import { findMath } from './findMath';
import { maskMath, normalizeMath } from './rewriteMath';

const bodies = (text: string) =>
  findMath(text)
    .filter(({ kind }) => kind === 'formula')
    .map(({ body }) => body);

it.each([
  ['a \\(x\\) b', ['x']],
  ['$x^2$ and $$y$$', ['x^2', 'y']],
  ['\\[\nx\n\\]', ['\nx\n']],
  ['costs $5 and $10', []],
  ['$HOME and $PATH, $HOME/$PATH', []],
  ['between $5 and 10$', []],
  ['`$a$` and ``\\(b\\)``', []],
  ['```\n$a$\n```\n$b$', ['b']],
  ['- ~~~\n  $a$', []],
  ['```\n```sh\n$a$\n```\n$b$', ['b']],
  ['- ~~~\n  ~~~ sh\n  $a$\n  ~~~\n$b$', ['b']],
  ['~~~\n$a$\n~~~~ \n$b$', ['b']],
  ['\\\\(no\\\\)', []],
  ['$$a\n\nb$$', []],
  ['a `tick and $x$ after', ['x']],
])('finds the formulas of %j', (text, found) => {
  expect(bodies(text)).toEqual(found);
});

it.each([
  ['\\(x\\)', '$$x$$'],
  ['$x$.', '$$x$$.'],
  ['\\[ x \\]', '$$\nx\n$$'],
  ['$$ a\n b $$', '$$\na\nb\n$$'],
  ['1. is\n   \\[\n   x\n   \\]', '1. is\n   $$\n   x\n   $$'],
  ['so \\[x\n= y\\] holds', 'so $$x = y$$ holds'],
  ['$x$ and $$$ more', '$$x$$ and \\$\\$\\$ more'],
  ['$x$ and $$ open', '$$x$$ and \\$\\$ open'],
  ['no formula, $5', null],
])('writes %j in double dollars', (text, written) => {
  expect(normalizeMath(text)).toBe(written);
});

it('masks at the same length, and leaves what is no formula', () => {
  fc.assert(
    fc.property(fc.oneof(answers, soup), text => {
      const masked = maskMath(text);
      expect(masked).toHaveLength(text.length);
      for (let at = 0; at < text.length; at += 1) {
        expect([text[at], 'x', '#', ' ']).toContain(masked[at]);
      }
    }),
  );
});

it('finds formulas in order, apart from each other and within the text', () => {
  fc.assert(
    fc.property(fc.oneof(answers, soup), text => {
      let last = 0;
      for (const { start, end } of findMath(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
  );
});

it.each(['\\[', '\\(', '$$', '$', '`', '`` ` ', '```\n', '\\[$$`', '- $a'])(
  'is not held up by many of %j',
  piece => {
    // Quadratic work on this would take minutes, and the test would time out.
    expect(findMath(piece.repeat(5_000)).length).toBeLessThan(5_001);
  },
);
