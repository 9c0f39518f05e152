/** Lays rows out in columns two spaces apart; the last column is not padded. */
export function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  return rows
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .map(line => `${line}\n`)
    .join('');
}

/** The same where it fits the width; else each row as lines of its own, with the header's words in front. */
export function fittingTable(rows: string[][], width: number): string {
  const wide = table(rows);
  if (wide.split('\n').every(line => line.length <= width)) {
    return wide;
  }
  const [header, ...records] = rows;
  return records
    .map(([first, ...rest]) =>
      [
        `${first}\n`,
        ...rest.map(
          (cell, index) => `  ${header[index + 1].toLowerCase()}: ${cell}\n`,
        ),
      ].join(''),
    )
    .join('');
}
