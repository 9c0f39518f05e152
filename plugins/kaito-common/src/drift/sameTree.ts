import { isRecord } from './record';

function childrenOf(value: unknown): [string, unknown][] | null {
  return isRecord(value) || Array.isArray(value) ? Object.entries(value) : null;
}

/** Whether two JSON values are equal whatever the order of keys. Does not recurse, so no depth is too deep. */
export function sameTree(left: unknown, right: unknown): boolean {
  const open: [unknown, unknown][] = [[left, right]];
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [a, b] = pair;
    const [children, others] = [childrenOf(a), childrenOf(b)];
    if (!children || !others) {
      if (a !== b) {
        return false;
      }
    } else {
      const byKey = new Map(others);
      if (
        Array.isArray(a) !== Array.isArray(b) ||
        children.length !== others.length ||
        children.some(([key]) => !byKey.has(key))
      ) {
        return false;
      }
      children.forEach(([key, value]) => open.push([value, byKey.get(key)]));
    }
  }
  return true;
}
