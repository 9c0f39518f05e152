/** The value that a share of all values does not exceed. Throws a RangeError without values. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) {
    throw new RangeError('There is no quantile of nothing');
  }
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}
