import { inline } from './inlineMarkdown';
import type { Block } from './markdown';

/** Reads a table with its alignment. One whose names of columns are all blank is a table of facts, and loses that row. */
export function readTable(lines: string[]): Block | null {
  const [head, rule = ''] = lines;
  if (!head.includes('|') || !/^[\s|:-]*-[\s|:-]*$/.test(rule)) {
    return null;
  }
  const end = lines.findIndex((line, i) => i > 1 && !line.includes('|'));
  const rows = lines.slice(2, end < 0 ? lines.length : end).map(cells);
  const names = cells(head);
  const right = cells(rule).map(cell => cell.endsWith(':'));
  const cell = (text: string, column: number) =>
    `<td${right[column] ? ' class="right"' : ''}>${inline(text)}</td>`;
  const columns = names.map(name => `<th scope="col">${inline(name)}</th>`);
  const header = names.some(Boolean)
    ? `<thead><tr>${columns.join('')}</tr></thead>`
    : '';
  const body = rows.map(row => `<tr>${row.map(cell).join('')}</tr>`);
  return {
    html: `<div class="scroll"><table>${header}<tbody>${body.join(
      '',
    )}</tbody></table></div>`,
    lines: rows.length + 2,
  };
}

function cells(line: string): string[] {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split(/(?<!\\)\|/).map(cell => cell.trim());
}
