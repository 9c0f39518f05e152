/** What many times, in milliseconds, come to. Null where there were none. */
export interface Summary {
  count: number;
  p50: number | null;
  p99: number | null;
  max: number | null;
}

/** The value that so much of all values are at most; null of none. By nearest rank: a time that was measured, not one between two. */
export function percentile(
  sorted: readonly number[],
  share: number,
): number | null {
  return sorted.length
    ? sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
    : null;
}

export function summarize(times: readonly number[]): Summary {
  const sorted = Float64Array.from(times).sort();
  const all = [...sorted];
  return {
    count: all.length,
    p50: percentile(all, 0.5),
    p99: percentile(all, 0.99),
    max: all.at(-1) ?? null,
  };
}
