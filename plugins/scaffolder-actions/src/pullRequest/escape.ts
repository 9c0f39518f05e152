/** Characters with a meaning in Markdown or HTML. */
const MARKS = /[\\`*_{}[\]()#+\-.!|<>~&:$^=]/g;

/** Characters that are not seen and show the text after them in another order. */
const TURNING = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * A user's text as plain text in a Markdown table cell: one line, no mark acts, no link forms by itself, nobody is
 * mentioned and no issue is referred to.
 */
export function escapeCell(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
      .replace(TURNING, '')
      .trim()
      .replace(MARKS, '\\$&')
      // A word joiner, which is not seen, keeps hosts from linking `@name` and `#1`.
      .replace(/@|\\#/g, '$&\u2060')
  );
}

/** One line of at most `limit` characters, for titles and commit subjects. */
export function oneLine(text: string, limit: number): string {
  const line = text
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
    .replace(TURNING, '')
    .trim();
  return line.length > limit ? `${line.slice(0, limit - 1)}…` : line;
}

/** JSON that cannot end the HTML comment it stands in. */
export function commentJson(value: unknown): string {
  const escaped: Record<string, string> = {
    '<': '\\u003c',
    '>': '\\u003e',
    '&': '\\u0026',
    '-': '\\u002d',
  };
  return JSON.stringify(value).replace(
    /[<>&]|-(?=-)|(?<=-)-/g,
    c => escaped[c],
  );
}
