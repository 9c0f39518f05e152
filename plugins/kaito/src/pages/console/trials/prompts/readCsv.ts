/** Rows of a CSV text (RFC 4180); blank lines are left out. Null when a quote is never closed. */
export function readCsv(text: string): string[][] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  // One value and what ends it. A value in quotes may hold anything.
  const value = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  while (value.lastIndex < text.length) {
    const match = value.exec(text);
    if (!match) {
      return null;
    }
    const [, quoted, plain, end] = match;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') {
      rows.push(row);
      row = [];
    } else if (value.lastIndex === text.length) {
      row.push('');
    }
  }
  if (row.length > 0) {
    rows.push(row);
  }
  return rows.filter(fields => fields.some(field => field !== ''));
}
