import { inline } from './inlineMarkdown';
import type { Block } from './markdown';

const OPEN = /^<details( open)?>$/i;
const CLOSE = /^<\/details>$/i;

/**
 * Reads a section that can be folded: the one piece of HTML that is taken, and only as a line of its own, without
 * attributes but `open`.
 */
export function readDetails(
  lines: string[],
  render: (lines: string[]) => string,
): Block | null {
  const open = OPEN.exec(lines[0].trim());
  const end = open ? closingLine(lines) : -1;
  if (!open || end < 0) return null;
  const inner = lines.slice(1, end);
  const at = inner.findIndex(line => line.trim() !== '');
  const summary = /^<summary>(.*)<\/summary>$/i.exec(inner[at]?.trim() ?? '');
  const content = summary ? inner.slice(at + 1) : inner;
  return {
    html: `<details${open[1] ? ' open' : ''}><summary>${
      summary ? inline(summary[1].trim()) : 'Details'
    }</summary>${render(content)}</details>`,
    lines: end + 1,
  };
}

/** The line that closes the section the first line opens; -1 without one. */
function closingLine(lines: string[]): number {
  let depth = 0;
  return lines.findIndex(line => {
    if (OPEN.test(line.trim())) depth += 1;
    if (CLOSE.test(line.trim())) depth -= 1;
    return depth === 0;
  });
}
