import fc from 'fast-check';
import { formatAge } from './age';
import { plain, plainJson, plainLine } from './plain';

const steering = Array.from({ length: 0x2070 }, (_, code) => code)
  .filter(
    code =>
      (code < 0x20 && code !== 9 && code !== 10) ||
      (code >= 0x7f && code < 0xa0) ||
      (code >= 0x202a && code <= 0x202e) ||
      (code >= 0x2066 && code <= 0x2069),
  )
  .map(code => String.fromCharCode(code));
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...steering, '\n', '\t', '\u2028'),
      fc.string({ unit: 'grapheme' }),
    ),
  )
  .map(parts => parts.join(''));

describe('text of others', () => {
  it('keeps every letter and loses whatever steers a terminal', () => {
    fc.assert(
      fc.property(hostile, text => {
        const harmless = plain(text);
        expect(steering.filter(sign => harmless.includes(sign))).toEqual([]);
        expect(harmless).toBe(
          [...text].filter(sign => !steering.includes(sign)).join(''),
        );
      }),
    );
  });

  it('is the same whatever way it is cut', () => {
    fc.assert(
      fc.property(fc.array(hostile), pieces => {
        expect(pieces.map(plain).join('')).toBe(plain(pieces.join('')));
      }),
    );
  });

  it('stays in one line where it is one cell', () => {
    fc.assert(
      fc.property(hostile, text => {
        expect(plainLine(text)).not.toMatch(/[\n\t\u2028]/);
      }),
    );
  });

  it('is the same after a way through JSON', () => {
    fc.assert(
      fc.property(hostile, text => {
        const json = plainJson({ text });
        expect(JSON.parse(json)).toEqual({ text });
        expect(steering.filter(sign => json.includes(sign))).toEqual([]);
      }),
    );
  });
});

it.each([
  [-5, '0 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [3_599_000, '59 min'],
  [86_400_000 * 3, '3 d'],
])('%d ms are %s', (milliseconds, words) => {
  expect(formatAge(milliseconds)).toBe(words);
});
