import fc from 'fast-check';
import { parseManifests, toYaml } from '.';

/** Words that some parser of YAML takes for something else, or that need care to write. */
const TRICKY = [
  '',
  ' ',
  'yes',
  'No',
  'on',
  'y',
  '~',
  'null',
  'true',
  '0o7',
  '012',
  '0x1F',
  '1_000',
  '1e3',
  '1:30',
  '.inf',
  '.nan',
  '-',
  '- a',
  '?',
  '<<',
  '=',
  '2024-01-01',
  '2001-12-14t21:59:43.10-05:00',
  'a: b',
  'a #b',
  '#a',
  '&a',
  '*a',
  '!a',
  '%a',
  '@a',
  '`a',
  '{{ .Values.x }}',
  '[',
  'trailing ',
  ' leading',
  'tab\there',
  'two\nlines',
  'two\nlines\n',
  'kept\n\n\n',
  '\n',
  '\n\n  indented\nless\n',
  'trailing \nspaces  \n',
  'carriage\r\nreturn',
  '---',
  '--- a\n...',
  '"',
  "'",
  'it\'s "quoted"',
  '\\',
  '\u0000\u0007\u001b',
  '\u0085\u2028\u2029\ufeff',
  '日本語 👩‍🚀',
  'x'.repeat(300),
  `${'word '.repeat(60)}end`,
  '__proto__',
  'constructor',
  '123',
  '1.0',
];

const text = fc.oneof(
  fc.constantFrom(...TRICKY),
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc
    .tuple(fc.constantFrom(...TRICKY), fc.constantFrom(...TRICKY))
    .map(both => both.join('')),
);
const { value: json } = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map(number => (Object.is(number, -0) ? 0 : number)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
}));
const name = fc
  .oneof(text, fc.constantFrom('a', 'phi-4'))
  .filter(word => word.trim() !== '');

/** Any object the API server could hold, and more. */
const kubeObject = fc
  .record({
    apiVersion: name,
    kind: name,
    metadata: fc.record(
      {
        name,
        namespace: text,
        labels: fc.dictionary(text, text, { maxKeys: 4 }),
        annotations: fc.dictionary(text, text, { maxKeys: 4 }),
      },
      { requiredKeys: ['name'] },
    ),
    rest: fc.dictionary(text, json, { maxKeys: 5 }),
  })
  // As JSON holds it: without the null prototypes fast-check gives some dictionaries.
  .map(({ rest, ...known }) =>
    JSON.parse(JSON.stringify({ ...rest, ...known })),
  );

describe('an object written and read', () => {
  it('is the same object', () => {
    fc.assert(
      fc.property(kubeObject, object => {
        expect(parseManifests(toYaml(object))).toEqual([{ object, line: 1 }]);
      }),
      { numRuns: 500 },
    );
  });

  it('is the same among others', () => {
    fc.assert(
      fc.property(fc.array(kubeObject, { maxLength: 4 }), objects => {
        const written = objects.map(object => toYaml(object)).join('---\n');
        expect(parseManifests(written).map(({ object }) => object)).toEqual(
          objects,
        );
      }),
      { numRuns: 100 },
    );
  });

  it.each(TRICKY)('keeps %j as key and value', word => {
    const object = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a' },
      data: JSON.parse(`{${JSON.stringify(word)}:${JSON.stringify(word)}}`),
      list: [word, [word]],
    };
    expect(parseManifests(toYaml(object))).toEqual([{ object, line: 1 }]);
  });
});
