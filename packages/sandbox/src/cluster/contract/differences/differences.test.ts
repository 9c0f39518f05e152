import { compare } from './compare';
import { normalize } from './normalize';
import { renderDifferences } from './renderDifferences';

const known = [
  { name: 'b', only: /^v1\.20\./, why: 'it is old' },
  { name: 'c', why: 'it is so everywhere' },
];
const sandbox = new Map([
  ['a', '1'],
  ['b', '1'],
  ['c', '1'],
]);
const server = new Map([
  ['a', '1'],
  ['b', '2'],
  ['c', '2'],
  ['d', '2'],
]);

describe('differences', () => {
  it('are named with both sides and why, where that is known', () => {
    expect(compare(sandbox, server, 'v1.20.2', known)).toEqual([
      { name: 'b', sandbox: '1', server: '2', why: 'it is old' },
      { name: 'c', sandbox: '1', server: '2', why: 'it is so everywhere' },
      { name: 'd', sandbox: '(not seen)', server: '2', why: null },
    ]);
  });

  it('are known only on the versions they are due to', () => {
    const [first] = compare(sandbox, server, 'v1.36.0', known);
    expect(first).toMatchObject({ name: 'b', why: null });
  });

  it('say so when a server could not be asked', () => {
    const unasked = new Map([['a', 'not run: no address']]);
    const why = 'it could not be checked on that server';
    const here = new Map([
      ['a', 'kept'],
      ['a › words', '1'],
      ['ab › words', '1'],
    ]);
    expect(compare(here, unasked, 'v1', [])).toMatchObject([
      { name: 'a', why },
      { name: 'a › words', why },
      { name: 'ab › words', why: null },
    ]);
  });

  it('are printed, unknown ones first', () => {
    const found = compare(sandbox, server, 'v1.20.2', known);
    const text = renderDifferences('a server', 'v1.20.2', found);
    expect(text).toContain('1 unknown, 2 known');
    expect(text.indexOf('  d\n')).toBeLessThan(text.indexOf('  b\n'));
    expect(text).toContain('NOT KNOWN');
  });
});

it('takes out what differs from run to run, and nothing else', () => {
  const value = {
    status: 404,
    message: 'system:serviceaccount:contract-1f:reader at 12345 in contract-1f',
    at: '2026-01-01T00:00:00Z',
    uid: '1005d16b-f19e-4cca-b346-3a6bb54ecad0',
  };
  expect(JSON.parse(normalize(value, 'contract-1f'))).toEqual({
    status: 404,
    message:
      'system:serviceaccount:<namespace>:reader at <number> in <namespace>',
    at: '<time>',
    uid: '<uid>',
  });
  expect(normalize(undefined, 'x')).toBe('undefined');
  expect(normalize({ b: 1, a: [2] }, 'x')).toBe('{"a":[2],"b":1}');
});
