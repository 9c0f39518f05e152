import { type Document, isMap, isScalar } from 'yaml';
import { readDocument } from './readDocument';

/** Where a field of a document's map is in its text, up to the next field; null when it has none of its own. */
function sectionOf(
  { contents }: Document.Parsed,
  field: string,
  length: number,
): { start: number; end: number } | null {
  if (!isMap(contents) || contents.flow) return null;
  const startOf = (at: number) => {
    const key = contents.items[at]?.key;
    return isScalar(key) && key.range ? key.range[0] : length;
  };
  const at = contents.items.findIndex(
    ({ key }) => isScalar(key) && key.value === field,
  );
  return at < 0 ? null : { start: startOf(at), end: startOf(at + 1) };
}

function isSame(text: string, meant: unknown): boolean {
  try {
    return JSON.stringify(readDocument(text).toJS()) === JSON.stringify(meant);
  } catch {
    return false;
  }
}

/**
 * A text in which one field has been written anew, and everything else stands as it stood, to the byte: who writes a
 * whole document anew moves comments and spaces that are nobody's concern. Where that cannot be had, all of it is new.
 * @param rewritten - the whole document, written anew
 */
export function keepRest(
  source: string,
  rewritten: string,
  field: string,
): string {
  const after = readDocument(rewritten);
  const part = sectionOf(after, field, rewritten.length);
  if (!part || source.includes('\r')) return rewritten;
  const written = rewritten.slice(part.start, part.end);
  const place = sectionOf(readDocument(source), field, source.length);
  const kept = place
    ? source.slice(0, place.start) + written + source.slice(place.end)
    : source.replace(/\n?$/, '\n') + written;
  return isSame(kept, after.toJS()) ? kept : rewritten;
}
