import { isMap, isNode, isScalar, isSeq } from 'yaml';

const STEP = /\["([^"]*)"\]|\[(\d+)\]|([^.[\]]+)/g;

/** The steps of a finding's path, e.g. `a["x/y"][0].b`. */
export function toSteps(path: string): (string | number)[] {
  return [...path.matchAll(STEP)].map(([, quoted, index, name]) =>
    index === undefined ? quoted ?? name : Number(index),
  );
}

function enter(node: unknown, step: string | number) {
  if (isMap(node)) {
    const pair = node.items.find(
      ({ key }) => isScalar(key) && String(key.value) === String(step),
    );
    return pair && { at: pair.key, next: pair.value };
  }
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step];
    return item === undefined ? undefined : { at: item, next: item };
  }
  return undefined;
}

/**
 * Offset in the text of the deepest part of a path that a YAML tree has: the key of the field, or where that is
 * missing its nearest parent; the start of the tree itself when it has no part of the path.
 */
export function locatePath(
  root: unknown,
  steps: readonly (string | number)[],
): number {
  let offset = isNode(root) ? root.range?.[0] ?? 0 : 0;
  let node = root;
  for (const step of steps) {
    const found = enter(node, step);
    if (!found) {
      break;
    }
    if (isNode(found.at)) {
      offset = found.at.range?.[0] ?? offset;
    }
    node = found.next;
  }
  return offset;
}
