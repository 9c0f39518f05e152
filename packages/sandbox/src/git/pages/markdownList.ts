import { inline } from './inlineMarkdown';
import type { Block } from './markdown';

const BULLET = /^(\s{0,3})([-*+]|\d{1,4}[.)])(\s+)/;

interface Item {
  /** Lines of the item, without the indent they share. */
  lines: string[];
}

/** Reads a list, and the lists within it. Items that begin with `[ ]` or `[x]` are tasks. */
export function readList(
  lines: string[],
  render: (lines: string[]) => string,
): Block | null {
  const first = BULLET.exec(lines[0]);
  if (!first) return null;
  const ordered = /\d/.test(first[2]);
  const { items, taken } = take(lines, ordered);
  const content = items.map(item => `<li>${renderItem(item, render)}</li>`);
  const start = ordered ? Number.parseInt(first[2], 10) : 1;
  const tag = ordered ? 'ol' : 'ul';
  const attribute = start === 1 ? '' : ` start="${start}"`;
  return {
    html: `<${tag}${attribute}>${content.join('')}</${tag}>`,
    lines: taken,
  };
}

/** Items of a list, up to what belongs to none of them. */
function take(lines: string[], ordered: boolean) {
  const items: Item[] = [];
  let width = 0;
  let at = 0;
  for (; at < lines.length; at += 1) {
    const line = lines[at];
    const bullet = BULLET.exec(line);
    const indent = line.length - line.trimStart().length;
    if (items.length > 0 && line.trim() !== '' && indent >= width) {
      items[items.length - 1].lines.push(line.slice(width));
    } else if (bullet && /\d/.test(bullet[2]) === ordered) {
      width = bullet[0].length;
      items.push({ lines: [line.slice(width)] });
    } else if (line.trim() === '' && goesOn(lines[at + 1], width, ordered)) {
      items[items.length - 1].lines.push('');
    } else if (indent > 0 && line.trim() !== '') {
      items[items.length - 1].lines.push(line.trim());
    } else {
      break;
    }
  }
  return { items, taken: at };
}

/** Whether a list goes on after a blank line. */
function goesOn(next: string | undefined, width: number, ordered: boolean) {
  if (!next?.trim()) return false;
  const bullet = BULLET.exec(next);
  const indent = next.length - next.trimStart().length;
  return indent >= width || (bullet && /\d/.test(bullet[2]) === ordered);
}

function renderItem({ lines }: Item, render: (lines: string[]) => string) {
  const end = lines.findIndex(
    (line, i) => i > 0 && (line.trim() === '' || BULLET.test(line)),
  );
  const head = end < 0 ? lines : lines.slice(0, end);
  const rest = end < 0 ? [] : lines.slice(end);
  return taskBox(head.join('\n')) + render(rest);
}

function taskBox(text: string): string {
  const task = /^\[([ xX])\]\s+/.exec(text);
  if (!task) return inline(text);
  const done = task[1] !== ' ';
  const box = `<span class="box" role="img" aria-label="${
    done ? 'done' : 'to do'
  }">${done ? '☑' : '☐'}</span>`;
  return `${box} ${inline(text.slice(task[0].length))}`;
}
