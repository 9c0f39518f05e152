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
