import type { FacetedColumn } from './model';
import { toCsv } from './csv';

type Row = { text: string | null; n: number };

const columns: FacetedColumn<Row>[] = [
  { id: 'text', header: 'Text', cell: () => null, csv: row => row.text },
  { id: 'n', header: 'N, of it', cell: () => null, csv: row => row.n },
  { id: 'act', header: 'Act', cell: () => null },
];

describe('toCsv', () => {
  it('quotes, leaves out columns without values and ends every line', () => {
    const rows = [
      { text: 'say "hi",\nthere', n: -1 },
      { text: null, n: 2 },
    ];
    expect(toCsv(columns, rows)).toBe(
      'Text,"N, of it"\r\n"say ""hi"",\nthere",-1\r\n,2\r\n',
    );
  });

  it('defuses formulas', () => {
    expect(toCsv(columns, [{ text: '=HYPERLINK("x")', n: 0 }])).toContain(
      `"'=HYPERLINK(""x"")",0`,
    );
  });
});
