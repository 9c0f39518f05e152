/** One line of Prometheus' text format. */
export interface Series {
  name: string;
  labels: ReadonlyMap<string, string>;
  value: number;
}

/** What a text holds of the series that were asked for. */
export interface ParsedText {
  series: Series[];
  /** Lines that are no series and no comment. */
  malformed: number;
}

/** Nobody needs more to know how a model does; a text that has more is cut there. */
const MAX_SERIES = 20_000;

const NAME = /[a-zA-Z_:][a-zA-Z0-9_:]*/y;
const LABEL_NAME = /[a-zA-Z_][a-zA-Z0-9_]*/y;
const PLAIN = /[^"\\]*/y;
const BLANKS = /[ \t]*/y;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const SPECIAL: Readonly<Record<string, number>> = {
  nan: NaN,
  inf: Infinity,
  '+inf': Infinity,
  '-inf': -Infinity,
};
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  '\\': '\\',
  '"': '"',
};

/**
 * Reads Prometheus' text format. Lines that are none are counted and passed over, so that one odd metric hides no other;
 * time stamps are not looked at. Reads each character a bounded number of times, whatever the text.
 * @param wanted - which series to keep, by name; others cost no memory
 */
export function parsePrometheus(
  text: string,
  wanted: (name: string) => boolean = () => true,
): ParsedText {
  const parsed: ParsedText = { series: [], malformed: 0 };
  let start = 0;
  while (start < text.length && parsed.series.length < MAX_SERIES) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    const line = text.slice(start, end).trim();
    start = end + 1;
    if (line !== '' && !line.startsWith('#')) {
      const series = parseLine(line, wanted);
      if (series === undefined) {
        parsed.malformed += 1;
      } else if (series !== null) {
        parsed.series.push(series);
      }
    }
  }
  return parsed;
}

/** Undefined for what is no series, null for one that nobody wants. */
function parseLine(
  line: string,
  wanted: (name: string) => boolean,
): Series | null | undefined {
  const cursor = { line, at: 0 };
  const name = take(cursor, NAME);
  if (name === '') {
    return undefined;
  }
  if (!wanted(name)) {
    return null;
  }
  take(cursor, BLANKS);
  const labels = line[cursor.at] === '{' ? takeLabels(cursor) : new Map();
  const [text] = line.slice(cursor.at).trim().split(/[ \t]/, 1);
  const value = numberOf(text);
  return labels && value !== undefined ? { name, labels, value } : undefined;
}

interface Cursor {
  readonly line: string;
  at: number;
}

function take(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at;
  const [found] = pattern.exec(cursor.line) ?? [''];
  cursor.at += found.length;
  return found;
}

/** Labels up to the closing brace; undefined when they are none. */
function takeLabels(cursor: Cursor): Map<string, string> | undefined {
  const labels = new Map<string, string>();
  cursor.at += 1;
  for (;;) {
    take(cursor, BLANKS);
    if (cursor.line[cursor.at] === '}') {
      cursor.at += 1;
      return labels;
    }
    const name = take(cursor, LABEL_NAME);
    take(cursor, BLANKS);
    const opening = cursor.line[cursor.at];
    cursor.at += 1;
    take(cursor, BLANKS);
    const value = takeQuoted(cursor);
    if (name === '' || opening !== '=' || value === undefined) {
      return undefined;
    }
    labels.set(name, value);
    take(cursor, BLANKS);
    if (cursor.line[cursor.at] === ',') {
      cursor.at += 1;
    } else if (cursor.line[cursor.at] !== '}') {
      return undefined;
    }
  }
}

function takeQuoted(cursor: Cursor): string | undefined {
  if (cursor.line[cursor.at] !== '"') {
    return undefined;
  }
  cursor.at += 1;
  const parts: string[] = [];
  while (cursor.at < cursor.line.length) {
    parts.push(take(cursor, PLAIN));
    const stop = cursor.line[cursor.at];
    if (stop === '"') {
      cursor.at += 1;
      return parts.join('');
    }
    const escaped = cursor.line[cursor.at + 1] ?? '';
    parts.push(ESCAPES[escaped] ?? `\\${escaped}`);
    cursor.at += 2;
  }
  return undefined;
}

/** A number as Go writes it. */
function numberOf(text: string): number | undefined {
  return (
    SPECIAL[text.toLowerCase()] ??
    (NUMBER.test(text) ? Number(text) : undefined)
  );
}
