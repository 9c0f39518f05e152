/** A part of an expression. */
export type Token =
  | { type: 'name'; text: string }
  | { type: 'sign'; text: string }
  | { type: 'value'; value: string | number };

/** An expression, or a text around one, that is not understood here. The running task may well understand it. */
export class NotUnderstoodError extends Error {}

// A text with a backslash in it is left to the task: what that stands for is its interpreter's business.
const PARTS =
  /\s*(?:([A-Za-z_]\w*)|(\d+(?:\.\d+)?)(?![\w.])|"([^"\\]*)"|'([^'\\]*)'|(\}\}|===|!==|==|!=|[.[\]()]))/y;

function toToken([
  ,
  name,
  digits,
  double,
  single,
  sign,
]: RegExpExecArray): Token {
  if (name !== undefined) {
    return { type: 'name', text: name };
  }
  if (sign !== undefined) {
    return { type: 'sign', text: sign };
  }
  return {
    type: 'value',
    value: digits === undefined ? double ?? single : Number(digits),
  };
}

/**
 * Reads the parts of an expression up to the `}}` that ends it.
 * @param from - where it begins, behind `${{`
 * @returns the parts, and where the text goes on
 * @throws NotUnderstoodError for what is none of the parts known here, filters among it
 */
export function readTokens(
  text: string,
  from: number,
): { tokens: Token[]; end: number } {
  const parts = new RegExp(PARTS);
  parts.lastIndex = from;
  const tokens: Token[] = [];
  for (;;) {
    const at = parts.lastIndex;
    const found = parts.exec(text);
    if (!found) {
      throw new NotUnderstoodError(text.slice(at));
    }
    const token = toToken(found);
    if (token.type === 'sign' && token.text === '}}') {
      return { tokens, end: parts.lastIndex };
    }
    tokens.push(token);
  }
}
