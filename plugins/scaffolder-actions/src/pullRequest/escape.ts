/** Characters with a meaning in Markdown or HTML. */
const MARKS = /[\\`*_{}[\]()#+\-.!|<>~&:$^=]/g;

/** Characters that are not seen, and those that show the text around them in another order. Joiners of
 * Persian and Indian scripts and of emoji are none. */
const UNSEEN =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]/gu;

// eslint-disable-next-line no-control-regex
const BREAKS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/**
 * What a Git host takes for somebody to tell or something to refer to, wherever text shows it, also in what was escaped
 * for Markdown: `@name`, `#1`, `GH-1`, GitLab's `!1`, `$1`, `%1`, `&1`, `~label`, `^alert`, and addresses.
 */
const REFERENCES =
  /[@#](?=[\p{L}\p{N}_])|[!$%&~^](?=[\p{L}\p{N}"_-])|GH-(?=\d)|:(?=\/\/)|www(?=\.)/giu;

/** Not seen, and keeps a mark from what follows it. */
const JOINER = '\u2060';

/** Half a character would be another one when it is sent. */
const HALVES = /\p{Cs}/gu;

/** A user's text on one line, without characters that deceive; nobody is mentioned and nothing is referred to. */
function plain(text: string): string {
  return text
    .replace(HALVES, '')
    .replace(BREAKS, ' ')
    .replace(UNSEEN, '')
    .trim()
    .replace(REFERENCES, `$&${JOINER}`);
}

/**
 * A user's text as plain text in a Markdown table cell: one line, no mark acts, no link forms by itself, nobody is
 * mentioned and no issue is referred to.
 */
export function escapeCell(text: string): string {
  return plain(text).replace(MARKS, '\\$&');
}

/** A message of the portal's own in such a cell; its backticks, which would be read as they are, are left out. */
export function messageCell(message: string): string {
  return escapeCell(message.replaceAll('`', ''));
}

/** A name from a narrow alphabet as code; anything else as plain text. */
export function codeCell(name: string): string {
  return /^[A-Za-z0-9][\w./-]*$/.test(name) ? `\`${name}\`` : escapeCell(name);
}

/** One line of at most `limit` characters, for titles and commit subjects; it mentions nobody and closes no issue. */
export function oneLine(text: string, limit: number): string {
  const line = plain(text);
  if (line.length <= limit) return line;
  return `${line.slice(0, limit - 1).replace(HALVES, '')}…`;
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
