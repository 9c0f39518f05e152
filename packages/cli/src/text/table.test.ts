import { fittingTable, table } from './table';

const ROWS = [
  ['ID', 'STATE'],
  ['a', 'serving'],
  ['bb', 'loading'],
];

describe('a table', () => {
  it('stands in columns where it fits', () => {
    expect(fittingTable(ROWS, 11)).toBe(table(ROWS));
    expect(table(ROWS)).toBe('ID  STATE\na   serving\nbb  loading\n');
  });

  it('is told row by row where it does not', () => {
    expect(fittingTable(ROWS, 10)).toBe(
      'a\n  state: serving\nbb\n  state: loading\n',
    );
  });
});
