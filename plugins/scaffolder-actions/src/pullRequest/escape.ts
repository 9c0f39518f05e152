/** Characters with a meaning in Markdown or HTML. */
const MARKS = /[\\`*_{}[\]()#+\-.!|<>~&:$^=]/g;

/**
 * A user's text as plain text in a Markdown table cell: one line, no mark acts, no link forms by itself, nobody is
 * mentioned and no issue is referred to.
 */
export function escapeCell(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
      .trim()
      .replace(MARKS, '\\$&')
      // A word joiner, which is not seen, keeps hosts from linking `@name` and `#1`.
      .replace(/@|\\#/g, '$&\u2060')
  );
}

/** One line of at most `limit` characters, for titles and commit subjects. */
export function oneLine(text: string, limit: number): string {
  // eslint-disable-next-line no-control-regex
  const line = text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
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
