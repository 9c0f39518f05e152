const DEPTH = 8;

/** Bytes that images written into a request take (`data:` URLs); they have a limit of their own. */
export function imageBytesIn(content: unknown, depth = 0): number {
  if (typeof content === 'string') {
    return /^data:image\//i.test(content) ? content.length : 0;
  }
  if (typeof content !== 'object' || content === null || depth === DEPTH) {
    return 0;
  }
  return Object.values(content).reduce(
    (sum: number, value) => sum + imageBytesIn(value, depth + 1),
    0,
  );
}
