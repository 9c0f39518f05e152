import { type Document, isMap, isNode, isSeq, type Node } from 'yaml';

/** A remark that stands above a field of a YAML text. */
export interface Comment {
  /** Steps to the field; empty for the top of the document. A path the object does not have is passed over. */
  path: readonly (string | number)[];
  /** Plain text, one or more lines. */
  text: string;
}

function textOf(key: unknown): string {
  return String((key as { value?: unknown } | null)?.value ?? key);
}

/** The node a step leads to, and the one that carries the remark: of a field its key, of an item the item. */
function step(node: unknown, key: string | number) {
  if (isMap(node)) {
    const pair = node.items.find(item => textOf(item.key) === String(key));
    return pair && { bearer: pair.key, next: pair.value };
  }
  const item = isSeq(node) && typeof key === 'number' && node.items[key];
  return item ? { bearer: item, next: item } : undefined;
}

function find(root: unknown, path: Comment['path']): Node | undefined {
  let node = root;
  let bearer: unknown = root;
  for (const key of path) {
    const found = step(node, key);
    if (!found) {
      return undefined;
    }
    ({ bearer, next: node } = found);
  }
  return isNode(bearer) ? bearer : undefined;
}

function asComment(text: string): string {
  return text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map(line => ` ${line.trim()}`.trimEnd())
    .join('\n');
}

/** Writes remarks into a document; several on one field stand below each other. */
export function addComments(
  document: Document,
  comments: readonly Comment[],
): void {
  for (const { path, text } of comments) {
    const bearer = path.length === 0 ? document : find(document.contents, path);
    if (bearer && text.trim() !== '') {
      const before = bearer.commentBefore;
      bearer.commentBefore = [before, asComment(text)]
        .filter(part => typeof part === 'string')
        .join('\n');
    }
  }
}
