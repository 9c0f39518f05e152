/** Reads a nested field of a value of unknown shape; undefined when any step is not there. */
export function readPath(value: unknown, ...path: string[]): unknown {
  let node = value;
  for (const key of path) {
    if (typeof node !== 'object' || node === null || Array.isArray(node)) {
      return undefined;
    }
    node = Object.hasOwn(node, key)
      ? (node as Record<string, unknown>)[key]
      : undefined;
  }
  return node;
}

/** {@link readPath} for text: undefined when the field is not a non-blank string. */
export function readText(value: unknown, ...path: string[]) {
  const found = readPath(value, ...path);
  return typeof found === 'string' && found.trim() !== ''
    ? found.trim()
    : undefined;
}
