import { escapeHtml, Html } from './html';
import { inline } from './inlineMarkdown';
import { readDetails } from './markdownDetails';
import { readList } from './markdownList';
import { readTable } from './markdownTable';

/** A part of a text that was read: what it looks like, and how many lines it took. */
export interface Block {
  html: string;
  lines: number;
}

/** Reads the block a text begins with; null when it is none of its kind. */
export type Reader = (
  lines: string[],
  render: (lines: string[]) => string,
) => Block | null;

/**
 * A safe subset of Markdown: headings, paragraphs, lists and lists of tasks, quotes, tables, fenced code, folded
 * sections, rules and the inline marks. Other HTML is shown as text; comments are left out, as Git hosts do.
 */
export function renderMarkdown(source: string): Html {
  const lines = source
    .replace(/\r\n?/g, '\n')
    .replace(/<!--[\s\S]*?-->/g, '')
    .split('\n');
  return new Html(renderLines(lines));
}

function renderLines(lines: string[]): string {
  const out: string[] = [];
  let at = 0;
  while (at < lines.length) {
    if (lines[at].trim() === '') {
      at += 1;
      continue;
    }
    const block = firstBlock(lines.slice(at));
    out.push(block.html);
    at += block.lines;
  }
  return out.join('\n');
}

const READERS: Reader[] = [
  fence,
  heading,
  rule,
  readTable,
  quote,
  readDetails,
  readList,
];

function firstBlock(lines: string[]): Block {
  for (const read of READERS) {
    const block = read(lines, renderLines);
    if (block) return block;
  }
  return paragraph(lines);
}

function fence(lines: string[]): Block | null {
  const open = /^(`{3,}|~{3,})\s*([\w+-]*)/.exec(lines[0]);
  if (!open) return null;
  const end = lines.findIndex((line, i) => i > 0 && line.startsWith(open[1]));
  const last = end < 0 ? lines.length : end;
  const body = lines.slice(1, last);
  const code = body.map(line => codeLine(line, open[2])).join('\n');
  return {
    html: `<pre tabindex="0"><code>${code}</code></pre>`,
    lines: last + 1,
  };
}

/** Lines of a diff keep their sign and get their colour. */
function codeLine(line: string, language: string): string {
  const mark = language === 'diff' ? /^(?:\+|-)/.exec(line)?.[0] : undefined;
  const kind = mark === '+' ? 'add' : 'del';
  const text = escapeHtml(line);
  return mark ? `<span class="${kind}">${text}</span>` : text;
}

function heading(lines: string[]): Block | null {
  const match = /^(#{1,6})\s+(.+?)\s*#*$/.exec(lines[0]);
  if (!match) return null;
  // The page has its own h1 and h2, so a body's headings start below them.
  const level = Math.max(3, match[1].length);
  return { html: `<h${level}>${inline(match[2])}</h${level}>`, lines: 1 };
}

function rule(lines: string[]): Block | null {
  return /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/.test(lines[0])
    ? { html: '<hr>', lines: 1 }
    : null;
}

function quote(
  lines: string[],
  render: (lines: string[]) => string,
): Block | null {
  if (!lines[0].startsWith('>')) return null;
  const end = lines.findIndex(line => !line.startsWith('>'));
  const taken = end < 0 ? lines : lines.slice(0, end);
  const inner = taken.map(line => line.replace(/^>\s?/, ''));
  return {
    html: `<blockquote>${render(inner)}</blockquote>`,
    lines: taken.length,
  };
}

const INTERRUPTS = /^(#{1,6}\s|>|```|~~~|\s{0,3}[-*+]\s|<\/?details)/;

function paragraph(lines: string[]): Block {
  const end = lines.findIndex(
    (line, i) => line.trim() === '' || (i > 0 && INTERRUPTS.test(line)),
  );
  const taken = end < 0 ? lines : lines.slice(0, end);
  return { html: `<p>${inline(taken.join('\n'))}</p>`, lines: taken.length };
}
