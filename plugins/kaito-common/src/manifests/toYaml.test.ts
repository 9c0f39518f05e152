import fc from 'fast-check';
import { parse } from 'yaml';
import { toYaml } from '.';

describe('toYaml', () => {
  it('orders keys for people whatever order they come in, status last', () => {
    expect(
      toYaml({
        status: { state: 'Ready' },
        zeta: 1,
        inference: {},
        kind: 'Workspace',
        alpha: [{ value: 2, name: 'b' }],
        metadata: { labels: { b: '1', a: '2' }, namespace: 'ns', name: 'x' },
        apiVersion: 'v1',
      }),
    ).toBe(`apiVersion: v1
kind: Workspace
metadata:
  name: x
  namespace: ns
  labels:
    a: "2"
    b: "1"
inference: {}
alpha:
  - name: b
    value: 2
zeta: 1
status:
  state: Ready
`);
  });

  it('quotes what an older parser would take for something else', () => {
    expect(toYaml({ a: 'yes', b: 'on', c: '012', d: '1e3', e: 'null' })).toBe(
      'a: "yes"\nb: "on"\nc: "012"\nd: "1e3"\ne: "null"\n',
    );
  });

  it('writes what is shared twice and leaves out what is not there', () => {
    const shared = { k: 'v' };
    expect(toYaml({ a: shared, b: shared, c: undefined })).toBe(
      'a:\n  k: v\nb:\n  k: v\n',
    );
  });

  it.each([' \n', ' \n\n', ' \nx\n', '\t\n', '\n', 'x\n \n'])(
    'keeps the blanks of %j',
    text => {
      expect(parse(toYaml({ a: { b: text } }))).toEqual({ a: { b: text } });
    },
  );

  it('writes each comment above its field, and none that has no field', () => {
    expect(
      toYaml({ a: { b: 1 }, list: [{ name: 'x' }], text: 'one\ntwo\n' }, [
        { path: [], text: 'of all' },
        { path: ['a', 'b'], text: 'of b:\nin # two lines' },
        { path: ['list', 0], text: 'of the item' },
        { path: ['list', 0, 'name'], text: 'of its name' },
        { path: ['text'], text: 'first' },
        { path: ['text'], text: 'second' },
        { path: ['gone', 1], text: 'never' },
        { path: ['a'], text: ' ' },
      ]),
    ).toBe(`# of all

a:
  # of b:
  # in # two lines
  b: 1
list:
  # of the item
  - # of its name
    name: x
# first
# second
text: |
  one
  two
`);
  });

  it('says the same with any comments', () => {
    const value = { a: { b: [1, { c: 'x\ny' }] }, d: 'e' };
    const step = fc.constantFrom<string | number>('a', 'b', 'c', 'd', 0, 1);
    const comment = fc.record({ path: fc.array(step), text: fc.string() });
    fc.assert(
      fc.property(fc.array(comment), comments => {
        expect(parse(toYaml(value, comments))).toEqual(value);
      }),
    );
  });

  it('keeps every JSON value', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string(),
          fc.jsonValue({ maxDepth: 3, noUnicodeString: false }),
        ),
        value => {
          const plain = JSON.parse(JSON.stringify(value));
          expect(parse(toYaml(plain))).toEqual(plain);
        },
      ),
    );
  });
});
