import fc from 'fast-check';
import { ManifestParseError, parseManifests, parseYaml } from '..';

const HEAD = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n');
}

function fault(text: string): ManifestParseError {
  try {
    parseManifests(text);
  } catch (error) {
    expect(error).toBeInstanceOf(ManifestParseError);
    return error as ManifestParseError;
  }
  throw new Error('Read without a fault');
}

const BOMBS: [name: string, line: number, reason: RegExp, text: string][] = [
  ['5 MB of one word', 1, /characters/, `a: ${'x'.repeat(5e6)}`],
  ['5 MB of empty lines', 1, /characters/, '\n'.repeat(5e6)],
  ['a million empty lines', 60001, /words and signs/, '\n'.repeat(1e6)],
  ['a million brackets', 1, /100 deep/, '['.repeat(1e6)],
  ['100,000 mappings deep', 1, /100 deep/, '{a: '.repeat(1e5)],
  ['100,000 lists deep', 1, /100 deep/, '- '.repeat(1e5)],
  ['100,000 complex keys deep', 1, /100 deep/, '? '.repeat(1e5)],
  ['a staircase', 100, /100 deep/, lines(1500, i => `${' '.repeat(i)}a:`)],
  ['documents by the thousand', 2005, /documents/, '---\na: 1\n'.repeat(5e4)],
  ['60,000 keys', 8572, /words and signs/, lines(6e4, i => `k${i}: 1`)],
  ['closing brackets', 1, /not open/, ']'.repeat(1e5)],
  ['commas', 1, /Unexpected ,/, `[${','.repeat(59_000)}`],
  [
    'billion laughs',
    4,
    /aliases/,
    `${HEAD}x: [&l0 [ha, ha], ${Array.from(
      { length: 60 },
      (_, i) => `&l${i + 1} [*l${i}, *l${i}]`,
    ).join(', ')}]`,
  ],
  [
    'aliases in every document',
    370,
    /aliases/,
    lines(
      200,
      () =>
        `---\n${HEAD}x: [&a [${'x, '.repeat(20)}], &b [${'*a, '.repeat(
          20,
        )}], *b, *b]`,
    ),
  ],
  [
    'merges of a large mapping',
    4,
    /aliases/,
    `${HEAD}x: [&x {${Array.from({ length: 3000 }, (_, i) => `k${i}: 1`).join(
      ', ',
    )}}, ${'{<<: *x}, '.repeat(3000)}]`,
  ],
  [
    'merges of merges',
    4,
    /aliases/,
    `${HEAD}x: [&a0 {k: 1}, ${Array.from(
      { length: 2500 },
      (_, i) => `&a${i + 1} {<<: *a${i}, k${i}: 1}`,
    ).join(', ')}]`,
  ],
  ['an alias within its anchor', 4, /anchor/, `${HEAD}x: &x [*x]`],
  ['a key that is a tree', 4, /collection/, `${HEAD}? {a: b}\n: 1`],
  ['the same key 8,000 times', 5, /unique/, `${HEAD}${'k: 1\n'.repeat(8000)}`],
  ['1 as number and text', 5, /unique/, `${HEAD}1: a\n"1": b`],
  ['a binary value', 2, /JSON/, `%YAML 1.1\n--- !!binary aGVsbG8=`],
];

describe('hostile YAML', () => {
  it.each(BOMBS)('refuses %s', (_, line, reason, text) => {
    const error = fault(text);
    expect(error.reason).toMatch(reason);
    expect(error.line).toBe(line);
  });

  it.each([
    ['maxCharacters', { maxCharacters: HEAD.length - 1 }],
    ['maxTokens', { maxTokens: 10 }],
    ['maxDepth', { maxDepth: 2 }],
    ['maxDocuments', { maxDocuments: 0 }],
    ['maxValues', { maxValues: 5 }],
  ])('takes %s as given', (_, limits) => {
    expect(parseManifests(HEAD)).toHaveLength(1);
    expect(() => parseManifests(HEAD, limits)).toThrow(ManifestParseError);
  });

  it('reads a large manifest that harms nobody', () => {
    const data = lines(6000, i => `  key-${i}: value ${i}`);
    const [{ object }] = parseManifests(`${HEAD}data:\n${data}\n`);
    expect(Object.keys((object as { data?: object }).data!)).toHaveLength(6000);
  });
});

const SIGNS = [
  ...'{}[]:,-?&*!|>\'"%@`#~ \n\t\r\\',
  '---',
  '...',
  '<<: ',
  ': ',
  '- ',
  '? ',
  '&a ',
  '*a',
  '!!binary ',
  '!!set ',
  '!!omap ',
  '!!timestamp ',
  '!<x> ',
  '%YAML 1.1\n',
  '%TAG ! x\n',
  '\u{feff}',
  '__proto__',
  'constructor',
  'x',
  '1e999',
  '0x',
  'null',
  '\0',
  '\ud800',
];

/** What reading a text throws that is no ManifestParseError with line and reason; null when there is nothing. */
function stranger(text: string): unknown {
  for (const read of [parseManifests, parseYaml]) {
    try {
      read(text);
    } catch (error) {
      const known =
        error instanceof ManifestParseError && error.line >= 1 && error.reason;
      if (!known) return error;
    }
  }
  return null;
}

describe('any text', () => {
  it('is read or refused by a ManifestParseError', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text =>
        expect(stranger(text)).toBeNull(),
      ),
    );
  });

  it('is, also when it is nearly YAML', () => {
    const soup = fc
      .array(fc.constantFrom(...SIGNS), { maxLength: 40 })
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(soup, text => expect(stranger(text)).toBeNull()),
      { numRuns: 2000 },
    );
  });

  it('is, also when it is a manifest with pieces put in or cut out', () => {
    const source = `${HEAD}a: &a [1, "b", 'c']\nb: *a\nc: {<<: {d: 1}}\nd: |\n  text\n---\n${HEAD}`;
    const cut = fc.record({
      at: fc.nat(source.length),
      remove: fc.nat(6),
      put: fc.constantFrom('', ...SIGNS),
    });
    fc.assert(
      fc.property(fc.array(cut, { maxLength: 6 }), cuts => {
        const text = cuts.reduce(
          (whole, { at, remove, put }) =>
            whole.slice(0, at) + put + whole.slice(at + remove),
          source,
        );
        expect(stranger(text)).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });
});
