/**
 * What dollars and TeX's brackets make of a part of a text.
 * - `formula`: closed
 * - `open`: begun, and the text ends before it does
 * - `stray`: two dollars or more that are no delimiter
 */
export interface MathSpan {
  kind: 'formula' | 'open' | 'stray';
  /** Offsets in the text, delimiters included. */
  start: number;
  end: number;
  /** What stands between the delimiters. */
  body: string;
  /** Stands on lines of its own. */
  display: boolean;
  /** White space before it on its line; of one on lines of its own only. */
  indent: string;
}

/** Longest formula, in characters. What is longer is taken for text, which also bounds the time spent on looking. */
const LONGEST = 2000;

/** “5 and some” between two dollars is about money. */
const AMOUNT = /^[\d.,]+\s+\p{L}{2,}/u;

/** A character that is not the end of a paragraph: no formula and no code within a line goes further. */
const IN_PARAGRAPH = String.raw`(?:(?!\n[ \t]*\n)[^])`;
const BODY = `${IN_PARAGRAPH}{1,${LONGEST}}?`;
const TO_THE_END = `${IN_PARAGRAPH}{0,${LONGEST}}(?![^])`;

const FENCE = '`{3,}(?![^\\n]*`)|~{3,}';
/** What may stand on the last line of a fence behind as many marks as it began with. */
const REST = '[`~]*[ \\t]*$';

// What is code is matched first, so that no formula begins in it. A single
// dollar counts only where it can be neither money nor a shell variable.
const TOKEN = new RegExp(
  [
    // A fence to its end or that of the text. One that begins an item of a
    // list ends with the item, so at the first line that is not indented.
    // A line of marks with a word behind them ends none.
    String.raw`^[ \t>]*(?<fence>${FENCE})[^\n]*(?:\n(?![ \t>]*\k<fence>${REST})[^\n]*)*(?:\n[^\n]*)?`,
    String.raw`^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+(?<item>${FENCE})[^\n]*(?:\n(?:[ \t]*$|[ \t]+(?!\k<item>${REST})[^\n]*))*(?:\n[ \t]+\k<item>${REST})?`,
    // Code within a line.
    `(?<!\`)(?<ticks>\`+)(?!\`)(?:(?!\\n[ \\t]*\\n)[^\`]|(?<!\`)(?!\\k<ticks>(?!\`))\`+)*?(?<!\`)\\k<ticks>(?!\`)`,
    String.raw`\\\\`,
    String.raw`\\\[(?<bracket>${BODY})\\\]`,
    String.raw`\\\((?<paren>${BODY})\\\)`,
    String.raw`(?<![\\$])\$\$(?!\$)(?<double>(?:(?!\n[ \t]*\n)[^$]){1,${LONGEST}}?)\$\$(?!\$)`,
    String.raw`(?<open>(?:\\[[(]|(?<![\\$])\$\$(?!\$))${TO_THE_END})`,
    String.raw`(?<stray>(?<!\\)\${2,})`,
    '(?<![\\w$\\\\])\\$(?<single>[^\\s$`\\\\]|[^\\s$`][^$\\n`]{0,400}[^\\s$`\\\\])\\$(?![\\w$])',
  ].join('|'),
  'gm',
);

const lineStart = (text: string, at: number) =>
  text.lastIndexOf('\n', at - 1) + 1;

function toSpan(text: string, match: RegExpMatchArray): MathSpan | null {
  const { bracket, paren, double, single, open, stray } = match.groups ?? {};
  const start = match.index ?? 0;
  const end = start + match[0].length;
  const unfinished = { start, end, body: '', display: false, indent: '' };
  if (open !== undefined || stray !== undefined) {
    return { kind: open === undefined ? 'stray' : 'open', ...unfinished };
  }
  const body = bracket ?? paren ?? double ?? single;
  if (!body?.trim() || (single && AMOUNT.test(single))) {
    return null;
  }
  const before = start === 0 ? '' : text.slice(lineStart(text, start), start);
  const after = text.slice(end).match(/^[^\n]*/)?.[0] ?? '';
  const display =
    (bracket ?? double) !== undefined && !before.trim() && !after.trim();
  const indent = display ? before : '';
  return { kind: 'formula', start, end, body, display, indent };
}

/** Formulas of a Markdown text, in TeX's delimiters and in Markdown's, in their order. None within code. */
export function findMath(text: string): MathSpan[] {
  return /[$\\]/.test(text)
    ? [...text.matchAll(TOKEN)].flatMap(match => toSpan(text, match) ?? [])
    : [];
}
