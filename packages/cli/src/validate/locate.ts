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

/** Offset of the deepest part of a path that a YAML tree has; that of the tree itself when it has none. */
export function locate(root: unknown, path: string): number {
  let offset = isNode(root) ? root.range?.[0] ?? 0 : 0;
  let node = root;
  for (const step of toSteps(path)) {
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
