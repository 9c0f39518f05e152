/** A value at an instant, ms since the epoch; null where there is none. */
export interface ChartPoint {
  at: number;
  value: number | null;
}

/** What a chart shows, in both directions. */
export interface ChartFrame {
  /** Ms since the epoch. */
  from: number;
  to: number;
  /** The value at the upper edge; the lower edge is 0. */
  top: number;
  width: number;
  height: number;
}

/** Points further apart than this are not joined: nobody looked in between, ms. */
const GAP_MS = 20_000;

const round = (value: number) => Math.round(value * 10) / 10;

/** The path of a line within its frame. A point without neighbours is a dot; what is not known is a gap, not a zero. */
export function linePath(
  points: readonly ChartPoint[],
  frame: ChartFrame,
): string {
  const { from, to, top, width, height } = frame;
  const steps: string[] = [];
  let before: number | undefined;
  for (const { at, value } of points) {
    if (value === null || at < from || at > to) {
      before = value === null ? undefined : before;
      continue;
    }
    const x = round(((at - from) / Math.max(1, to - from)) * width);
    const y = round(height - (Math.min(value, top) / (top || 1)) * height);
    const isJoined = before !== undefined && at - before <= GAP_MS;
    steps.push(isJoined ? `L${x} ${y}` : `M${x} ${y}h0`);
    before = at;
  }
  return steps.join('');
}

/** A round number that no value is above: 1, 2 or 5 times a power of ten. */
export function niceTop(values: readonly (number | null)[]): number {
  const highest = Math.max(0, ...values.map(value => value ?? 0));
  if (highest <= 1) {
    return 1;
  }
  const power = 10 ** Math.floor(Math.log10(highest));
  return [1, 2, 5, 10].map(n => n * power).find(n => n >= highest)!;
}
