import { z } from 'zod';
import { SHAPES, type ShapedKind } from '.';

interface Node {
  properties?: Record<string, Node>;
  items?: Node;
}

const trees = new Map<ShapedKind, Node>();

function treeOf(kind: ShapedKind): Node {
  const known = trees.get(kind);
  if (known) {
    return known;
  }
  const tree = z.toJSONSchema(SHAPES[kind], { io: 'input' }) as Node;
  trees.set(kind, tree);
  return tree;
}

function childOf(node: Node | undefined, key: PropertyKey): Node | undefined {
  if (typeof key === 'number') {
    return node?.items;
  }
  const properties = node?.properties ?? {};
  return Object.hasOwn(properties, key) ? properties[String(key)] : undefined;
}

/** Names of the fields the schema has at a path; empty where it has none. */
export function fieldsAt(
  kind: ShapedKind,
  path: readonly PropertyKey[],
): string[] {
  const node = path.reduce<Node | undefined>(childOf, treeOf(kind));
  return Object.keys(node?.properties ?? {});
}

/** Paths outside `status` where the schema has a field of this name, `[]` for an item of a list, the least deep first. */
export function pathsOf(kind: ShapedKind, name: string): string[] {
  const found: string[] = [];
  const visit = (node: Node, path: string) => {
    for (const [key, child] of Object.entries(node.properties ?? {})) {
      const at = path ? `${path}.${key}` : key;
      if (at === 'status' || at === 'metadata') {
        continue;
      }
      if (key === name) {
        found.push(at);
      }
      visit(child, at);
    }
    if (node.items) {
      visit(node.items, `${path}[]`);
    }
  };
  visit(treeOf(kind), '');
  const depth = (path: string) => path.split('.').length;
  return found.sort((a, b) => depth(a) - depth(b));
}
