import { createHash } from 'node:crypto';
import { isMap } from 'yaml';
import { readDocument } from './readDocument';

/** On a file that a later request may replace: what the portal wrote, as a digest, so that an edit by hand shows. */
export const RENDERED_ANNOTATION = 'kaito-portal.io/rendered';

const ANNOTATIONS = ['metadata', 'annotations'];
const OURS = 'kaito-portal.io/';

/** Digest of a manifest's text, comments included, but for the annotations that say by whose request it is there. */
export function renderedDigest(text: string): string {
  const document = readDocument(text);
  const map = document.getIn(ANNOTATIONS, true);
  if (isMap(map)) {
    map.items = map.items.filter(({ key }) => !String(key).startsWith(OURS));
    if (map.items.length === 0) document.deleteIn(ANNOTATIONS);
  }
  return createHash('sha256')
    .update(document.toString({ lineWidth: 0 }))
    .digest('hex')
    .slice(0, 16);
}

/** What the portal says it wrote into a file; null when it says nothing, or the file cannot be read. */
export function digestOf(text: string): string | null {
  try {
    const value = readDocument(text).getIn([
      ...ANNOTATIONS,
      RENDERED_ANNOTATION,
    ]);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
