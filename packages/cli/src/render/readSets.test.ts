import { put, takeSets, toValue } from './readSets';

describe('takeSets', () => {
  it('takes every setting out of the arguments, in both spellings', () => {
    const { sets, rest } = takeSets([
      '--kind',
      'Workspace',
      '--set',
      'adapters[0].name=a=b',
      '--set=nodeLabels["example.org/pool"]=gpu',
      '--out',
      'x',
    ]);
    expect(rest).toEqual(['--kind', 'Workspace', '--out', 'x']);
    expect(sets).toEqual([
      { steps: ['adapters', 0, 'name'], text: 'a=b' },
      { steps: ['nodeLabels', 'example.org/pool'], text: 'gpu' },
    ]);
  });

  it.each([
    'name',
    '=x',
    '.a=x',
    'a..b=x',
    'a[x]=1',
    'a[1000]=1',
    'a["b]=1',
    'a.__proto__.b=1',
    'constructor=1',
  ])('refuses and names %j', assignment => {
    expect(() => takeSets(['--set', assignment])).toThrow(
      `--set ${assignment.split('=')[0]}`,
    );
  });

  it('misses a value', () => {
    expect(() => takeSets(['--set'])).toThrow(/KEY=VALUE/);
  });
});

it.each([
  ['8192', 8192],
  ['0.5', 0.5],
  ['-1', -1],
  ['true', true],
  ['[a, 1]', ['a', 1]],
  ['{a: 1}', { a: 1 }],
  ['', ''],
  ['phi-4', 'phi-4'],
  ['null', 'null'],
  ['007', '007'],
  ['1e3', '1e3'],
  ['0x10', '0x10'],
  ['a: b: c', 'a: b: c'],
])('%j reads as %j', (text, value) => {
  expect(toValue(text)).toEqual(value);
});

it('puts values where their keys lead, and says where they cannot', () => {
  const root = { a: 'text' };
  put(root, ['b', 1, 'c'], 1);
  expect(JSON.parse(JSON.stringify(root))).toEqual({
    a: 'text',
    b: [null, { c: 1 }],
  });
  expect(() => put(root, ['a', 'b'], 1)).toThrow(/a is not a mapping/);
  expect(() => put(root, ['b', 'c'], 1)).toThrow(/b is not a mapping/);
  expect(() => put(root, ['a', 0], 1)).toThrow(/a is not a list/);
});
