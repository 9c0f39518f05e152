import type { FacetedColumn } from './model';

// A cell that begins like a formula would be run by a spreadsheet.
const FORMULA = /^[=+\-@\t\r]/;

function toField(value: string | number | null): string {
  if (value === null) {
    return '';
  }
  if (typeof value === 'number') {
    return String(value);
  }
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV (RFC 4180), with a header line; columns without `csv` are left out. */
export function toCsv<T>(
  columns: readonly FacetedColumn<T>[],
  rows: readonly T[],
): string {
  const written = columns.filter(column => column.csv);
  const lines = [
    written.map(column => toField(column.header)),
    ...rows.map(row => written.map(column => toField(column.csv!(row)))),
  ];
  return `${lines.map(line => line.join(',')).join('\r\n')}\r\n`;
}

/** Hands a text to the browser as a file. */
export function downloadText(
  fileName: string,
  text: string,
  type = 'text/csv;charset=utf-8',
): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
