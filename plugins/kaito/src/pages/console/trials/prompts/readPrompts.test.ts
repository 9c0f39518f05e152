import fc from 'fast-check';
import { toCsv } from '../../../../components/faceted';
import { readCsv } from './readCsv';
import { MOST_PROMPTS, readFile, readTyped, writeTyped } from './readPrompts';

const prompts = (...list: string[]) => ({ ok: true, prompts: list });

it.each([
  ['one\n\n two \r\n', prompts('one', 'two')],
  ['one\nmore\n---\n\ntwo\n', prompts('one\nmore', 'two')],
  ['a -- b', prompts('a -- b')],
])('reads %j as typed', (text, read) => {
  expect(readTyped(text)).toEqual(read);
});

it.each([
  [
    'a.csv',
    'id,Prompt\r\n1,"say ""hi"",\nthere"\r\n2,go\r\n',
    prompts('say "hi",\nthere', 'go'),
  ],
  ['a.csv', 'one,x\ntwo', prompts('one', 'two')],
  ['a.CSV', '\ufeffquestion\nwhy?', prompts('why?')],
  ['a.jsonl', '"one"\n\n{"prompt":"two","x":1}\n', prompts('one', 'two')],
  ['a.txt', 'one\ntwo', prompts('one', 'two')],
])('reads the file %s: %j', (name, text, read) => {
  expect(readFile(name, text)).toEqual(read);
});

it.each([
  ['a.csv', 'a\n"b', /quote in it is never closed/],
  ['a.jsonl', '"one"\n{', /^Line 2 is not JSON/],
  ['a.jsonl', '{"x":1}', /^Line 1 has no prompt/],
  ['a.jsonl', '"a\\n---\\nb"', /^Prompt 1 has a line of ---/],
  ['a.txt', ' \n', /no prompt/],
  [
    'a.txt',
    'x\n'.repeat(MOST_PROMPTS + 1),
    /501 prompts are more than the 500/,
  ],
  ['a.txt', `a\n${'x'.repeat(50_001)}`, /^Prompt 2 has 50001 characters/],
])('says what is wrong with %s: %j', (name, text, reason) => {
  expect(readFile(name, text)).toEqual({
    ok: false,
    reason: expect.stringMatching(reason),
  });
});

it('reads back the CSV that tables write', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', ';'),
  });
  const columns = [0, 1].map(index => ({
    id: String(index),
    header: `h${index}`,
    cell: () => null,
    csv: (row: string[]) => row[index],
  }));
  // What begins like a formula is written otherwise, and a blank line is no row.
  const rows = fc.array(
    fc
      .tuple(cell, cell)
      .filter(
        row => row.some(Boolean) && !row.some(text => /^[\r\t]/.test(text)),
      ),
  );
  fc.assert(
    fc.property(rows, list => {
      const read = readCsv(toCsv(columns, list));
      expect(read).toEqual([['h0', 'h1'], ...list]);
    }),
  );
});

it('reads back prompts as it writes them', () => {
  const text = fc
    .string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '-') })
    .map(one => one.trim())
    .filter(one => one !== '' && !/^[ \t]*---+[ \t]*$/m.test(one));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 9 }), list => {
      expect(readTyped(writeTyped(list))).toEqual(prompts(...list));
    }),
  );
});
