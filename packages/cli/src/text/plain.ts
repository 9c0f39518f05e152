/**
 * What steers a terminal instead of being shown: control characters but line feed and tab, those of the second set
 * (U+0080 to U+009F), and the marks that turn the direction of text round and so can disguise it.
 */
const STEERING =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Text of others made harmless for a terminal. What is left of an escape sequence is shown as the letters it is. */
export function plain(text: string): string {
  return text.replace(STEERING, '');
}

/** The same for one cell or sentence: no line ends either. */
export function plainLine(text: string): string {
  return plain(text.replace(/[\s\u0085\u2028\u2029]+/g, ' ')).trim();
}

/** JSON for people, machines and terminals: JSON itself leaves the second set of control characters as they are. */
export function plainJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`.replace(
    /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
