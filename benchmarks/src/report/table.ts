/** Rows of text under a title; the first row is the head. */
export interface Table {
  title: string;
  rows: string[][];
}

/** Writes a table, numbers to the right. */
export function formatTable({ title, rows }: Table): string {
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  const lines = rows.map(row =>
    row
      .map((cell, column) =>
        column > 0 && /^[\d.,]+( m?s)?$/.test(cell)
          ? cell.padStart(widths[column])
          : cell.padEnd(widths[column]),
      )
      .join('  ')
      .trimEnd(),
  );
  return [title, '', ...lines, ''].join('\n');
}
