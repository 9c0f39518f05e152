/** A text whose documents are kept apart, and which of its lines are new. */
export interface Separated {
  text: string;
  /** Lines of the new text, from 1, where a `---` was put. */
  inserted: number[];
}

const MARKER = /^(---|\.\.\.)(\s|$)/;

/**
 * Puts the `---` back between objects that were pasted one below the other: a second `apiVersion` at the margin
 * begins an object of its own. Only where the text speaks of KAITO.
 */
export function separateDocuments(text: string): Separated {
  const inserted: number[] = [];
  if (!text.includes('kaito.sh/')) {
    return { text, inserted };
  }
  const lines: string[] = [];
  let begun = false;
  for (const line of text.split('\n')) {
    if (MARKER.test(line)) {
      begun = false;
    } else if (/^apiVersion:/.test(line)) {
      if (begun) {
        lines.push(line.endsWith('\r') ? '---\r' : '---');
        inserted.push(lines.length);
      }
      begun = true;
    }
    lines.push(line);
  }
  return { text: lines.join('\n'), inserted };
}
