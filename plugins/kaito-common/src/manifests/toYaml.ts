import { Document, type Scalar, visit } from 'yaml';
import { addComments, type Comment } from './comments';

/** Keys people look for first, in the order they expect them. All others follow by name, status last. */
const FIRST = [
  'apiVersion',
  'kind',
  'metadata',
  'name',
  'namespace',
  'labels',
  'annotations',
  'resource',
  'inference',
  'tuning',
  'spec',
  'preset',
  'method',
];
const LAST = ['status'];

function rank(key: string): number {
  if (LAST.includes(key)) {
    return FIRST.length + 1;
  }
  const index = FIRST.indexOf(key);
  return index === -1 ? FIRST.length : index;
}

function compareKeys(a: string, b: string): number {
  if (rank(a) !== rank(b)) {
    return rank(a) - rank(b);
  }
  return a < b ? -1 : 1;
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(inOrder);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  entries.sort(([a], [b]) => compareKeys(a, b));
  // A Map keeps keys such as `__proto__` and integer-like ones where they are put.
  return new Map(entries.map(([key, v]) => [key, inOrder(v)]));
}

/** Whether a text begins with a line of blanks: the library's block style would lose them. */
export const losesBlanks = (text: string): boolean => /^[ \t]+\n/.test(text);

function quoteBlanks(_: unknown, node: Scalar): void {
  if (typeof node.value === 'string' && losesBlanks(node.value)) {
    node.type = 'QUOTE_DOUBLE';
  }
}

/**
 * Writes an object as YAML: the same text for the same content, keys in the order people read them, each comment above
 * its field. Strings a YAML 1.1 parser (kubectl's) would take for something else are quoted.
 */
export function toYaml(
  object: unknown,
  comments: readonly Comment[] = [],
): string {
  const document = new Document(inOrder(object), null, {
    aliasDuplicateObjects: false,
    compat: 'yaml-1.1',
  });
  visit(document, { Scalar: quoteBlanks });
  addComments(document, comments);
  return document.toString({ lineWidth: 0 });
}
