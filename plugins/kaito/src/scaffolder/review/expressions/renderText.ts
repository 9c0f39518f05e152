import { evaluateTokens } from './evaluateTokens';
import { NotUnderstoodError, readTokens } from './readTokens';

const OPENING = '${{';

function toText(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    throw new NotUnderstoodError('an object within text');
  }
  return value === undefined || value === null ? '' : String(value);
}

/**
 * A text of a template with its expressions evaluated, as the Scaffolder does it; one that is an expression and nothing
 * else keeps the type of its value.
 * @throws NotUnderstoodError where only the Scaffolder itself can tell
 */
export function renderText(
  text: string,
  values: Readonly<Record<string, unknown>>,
): unknown {
  if (/\{[%#]/.test(text)) {
    throw new NotUnderstoodError(text);
  }
  let rendered = '';
  for (let at = 0; ; ) {
    const start = text.indexOf(OPENING, at);
    if (start < 0) {
      return rendered + text.slice(at);
    }
    const { tokens, end } = readTokens(text, start + OPENING.length);
    const value = evaluateTokens(tokens, values);
    if (start === 0 && end === text.length) {
      return value;
    }
    rendered += text.slice(at, start) + toText(value);
    at = end;
  }
}
