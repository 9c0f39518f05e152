import { findMath, type MathSpan } from './findMath';

function rewrite(
  text: string,
  spans: MathSpan[],
  write: (span: MathSpan, original: string) => string,
): string {
  let from = 0;
  let result = '';
  for (const span of spans) {
    const original = text.slice(span.start, span.end);
    result += text.slice(from, span.start) + write(span, original);
    from = span.end;
  }
  return result + text.slice(from);
}

/** Letters in place of a formula. One on lines of its own becomes a heading: a block by itself too, and also one line. */
const mask = ({ start, end, display }: MathSpan) =>
  display ? '# '.padEnd(end - start, 'x') : 'x'.repeat(end - start);

/**
 * The text with each formula blotted out, at the same length, also one that has not ended: what looks like a list within
 * a formula is none.
 */
export function maskMath(text: string): string {
  return rewrite(text, findMath(text), (span, original) =>
    span.kind === 'stray' ? original : mask(span),
  );
}

function toDollars({ body, display, indent }: MathSpan): string {
  if (!display) {
    return `$$${body.replace(/\s*\n\s*/g, ' ').trim()}$$`;
  }
  const lines = body.trim().split(/\s*\n\s*/);
  return ['$$', ...lines, '$$'].join(`\n${indent}`);
}

/**
 * The text with each formula in double dollars, the one delimiter that cannot be mistaken, and no other double dollars;
 * null when it has no formula.
 */
export function normalizeMath(text: string): string | null {
  const spans = findMath(text);
  return spans.some(({ kind }) => kind === 'formula')
    ? rewrite(text, spans, (span, original) =>
        span.kind === 'formula'
          ? toDollars(span)
          : original.replace(/^\$+/, dollars => '\\$'.repeat(dollars.length)),
      )
    : null;
}
