import { escapeHtml, Html } from './html';
import { inline } from './inlineMarkdown';

interface Block {
  html: string;
  /** Lines taken. */
  lines: number;
}

type Reader = (lines: string[]) => Block | null;

/**
 * A small, safe subset of Markdown: headings, paragraphs, lists, quotes,
 * tables, fenced code and the inline marks. HTML is shown as text; comments
 * are left out, as Git hosts do.
 */
export function renderMarkdown(source: string): Html {
  const lines = source
    .replace(/\r\n?/g, '\n')
    .replace(/<!--[\s\S]*?-->/g, '')
    .split('\n');
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
  return new Html(out.join('\n'));
}

const READERS: Reader[] = [fence, heading, table, quote, list];

function firstBlock(lines: string[]): Block {
  for (const read of READERS) {
    const block = read(lines);
    if (block) return block;
  }
  return paragraph(lines);
}

function fence(lines: string[]): Block | null {
  const open = /^(`{3,}|~{3,})/.exec(lines[0]);
  if (!open) return null;
  const end = lines.findIndex((line, i) => i > 0 && line.startsWith(open[1]));
  const last = end < 0 ? lines.length : end;
  const code = escapeHtml(lines.slice(1, last).join('\n'));
  return { html: `<pre><code>${code}</code></pre>`, lines: last + 1 };
}

function heading(lines: string[]): Block | null {
  const match = /^(#{1,6})\s+(.+?)\s*#*$/.exec(lines[0]);
  if (!match) return null;
  // The page has its own h1 and h2, so a body's headings start below them.
  const level = Math.max(3, match[1].length);
  return { html: `<h${level}>${inline(match[2])}</h${level}>`, lines: 1 };
}

function table(lines: string[]): Block | null {
  if (!lines[0].includes('|') || !/^[\s|:-]*-[\s|:-]*$/.test(lines[1] ?? '')) {
    return null;
  }
  const end = lines.findIndex((line, i) => i > 1 && !line.includes('|'));
  const rows = lines.slice(2, end < 0 ? lines.length : end).map(cells);
  const names = cells(lines[0]);
  const columns = names.map(c => `<th scope="col">${inline(c)}</th>`);
  // A table of facts has no names of columns; an empty row would only be noise.
  const head = names.some(Boolean)
    ? `<thead><tr>${columns.join('')}</tr></thead>`
    : '';
  const body = rows.map(
    row => `<tr>${row.map(c => `<td>${inline(c)}</td>`).join('')}</tr>`,
  );
  return {
    html: `<div class="scroll"><table>${head}<tbody>${body.join(
      '',
    )}</tbody></table></div>`,
    lines: rows.length + 2,
  };
}

function cells(line: string): string[] {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split(/(?<!\\)\|/).map(cell => cell.trim());
}

function quote(lines: string[]): Block | null {
  if (!lines[0].startsWith('>')) return null;
  const taken = takeWhile(lines, line => line.startsWith('>'));
  const inner = taken.map(line => line.replace(/^>\s?/, '')).join('\n');
  const content = renderMarkdown(inner).text;
  return {
    html: `<blockquote>${content}</blockquote>`,
    lines: taken.length,
  };
}

function list(lines: string[]): Block | null {
  const bullet = /^\s{0,3}([-*+]|\d{1,4}[.)])\s+/;
  const first = bullet.exec(lines[0]);
  if (!first) return null;
  const taken = takeWhile(
    lines,
    line => bullet.test(line) || /^\s+\S/.test(line),
  );
  const items: string[] = [];
  for (const line of taken) {
    if (bullet.test(line)) items.push(line.replace(bullet, ''));
    else items[items.length - 1] += ` ${line.trim()}`;
  }
  const tag = /\d/.test(first[1]) ? 'ol' : 'ul';
  const content = items.map(item => `<li>${inline(item)}</li>`).join('');
  return { html: `<${tag}>${content}</${tag}>`, lines: taken.length };
}

function paragraph(lines: string[]): Block {
  const taken = takeWhile(
    lines,
    (line, i) =>
      line.trim() !== '' &&
      (i === 0 || !/^(#{1,6}\s|>|```|~~~|\s{0,3}[-*+]\s)/.test(line)),
  );
  return { html: `<p>${inline(taken.join('\n'))}</p>`, lines: taken.length };
}

function takeWhile(
  lines: string[],
  test: (line: string, index: number) => boolean,
): string[] {
  const end = lines.findIndex((line, i) => !test(line, i));
  return end < 0 ? lines : lines.slice(0, end);
}
