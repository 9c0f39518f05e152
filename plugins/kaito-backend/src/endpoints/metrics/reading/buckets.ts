/** Counts of a histogram: how many observations were at or below each bound. The highest bound is Infinity. */
export type Buckets = ReadonlyMap<number, number>;

/** What came on top of an earlier count; null when it was of other bounds or has gone down, so that it began anew. */
export function bucketsSince(now: Buckets, before: Buckets): Buckets | null {
  const added = new Map<number, number>();
  for (const [bound, count] of now) {
    const earlier = before.get(bound);
    if (earlier === undefined || earlier > count) {
      return null;
    }
    added.set(bound, count - earlier);
  }
  return added;
}

/** Several counts as one, at the bounds that all of them have. */
export function addBuckets(all: readonly Buckets[]): Buckets {
  const [first, ...others] = all;
  const sum = new Map<number, number>();
  for (const [bound, count] of first ?? []) {
    if (others.every(other => other.has(bound))) {
      sum.set(
        bound,
        others.reduce((total, other) => total + other.get(bound)!, count),
      );
    }
  }
  return sum;
}

/**
 * The value below which that part of the observations is, evenly spread within a bucket. Of what is beyond the highest
 * finite bound no more is known than that: then it is that bound. Null without observations.
 * @param part - 0 to 1
 */
export function quantile(buckets: Buckets, part: number): number | null {
  const bounds = [...buckets.keys()].sort((a, b) => a - b);
  const total = buckets.get(Infinity) ?? 0;
  if (total <= 0) {
    return null;
  }
  const rank = part * total;
  let lower = 0;
  let below = 0;
  for (const bound of bounds) {
    // Counts of one look may be of slightly different moments: they never fall.
    const count = Math.max(below, buckets.get(bound)!);
    if (count >= rank && count > below) {
      return bound === Infinity
        ? lower
        : lower + ((bound - lower) * (rank - below)) / (count - below);
    }
    lower = bound === Infinity ? lower : bound;
    below = count;
  }
  return lower;
}
