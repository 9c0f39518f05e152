import { useLiveStatus } from '../live';

/** How often a page asks while the stream of changes is down, milliseconds. */
export const POLL_INTERVAL_MS = 5_000;
/** How often it asks while the stream is up, as a safety net, milliseconds. */
export const LIVE_INTERVAL_MS = 60_000;

/** How an answer is kept fresh. */
export interface Pace {
  /** Milliseconds between calls whatever the stream says, for what it does not tell of; false asks once. */
  pollMs?: number | false;
  /**
   * Milliseconds between calls while the stream is up, for what it tells of only in part. By default the stream tells of
   * every change, which makes each of its messages confirm the answer.
   */
  whileLiveMs?: number;
}

/** A pace as the stream stands now. */
export interface PaceNow {
  intervalMs: number | false;
  /** The last moment at which the stream confirmed the answer, ms since the epoch; null when it does not. */
  heardAt: number | null;
}

/** The pace at which to ask now. */
export function usePace({ pollMs, whileLiveMs }: Pace): PaceNow {
  const { state, heardAt } = useLiveStatus();
  if (pollMs !== undefined) {
    return { intervalMs: pollMs, heardAt: null };
  }
  if (state !== 'live') {
    return { intervalMs: POLL_INTERVAL_MS, heardAt: null };
  }
  return {
    intervalMs: whileLiveMs ?? LIVE_INTERVAL_MS,
    heardAt: whileLiveMs === undefined ? heardAt : null,
  };
}

/** The pace for a query as it stands: what failed is asked again soon. */
export function paceOf({ intervalMs }: PaceNow) {
  return ({ state }: { state: { error: Error | null } }): number | false =>
    state.error && intervalMs !== false
      ? Math.min(intervalMs, POLL_INTERVAL_MS)
      : intervalMs;
}

/** When an answer was last known to be true. After a failed call that is when it was given, whatever the stream says. */
export function confirmedAt(
  query: { dataUpdatedAt: number; error: unknown },
  pace: PaceNow,
): Date {
  const heardAt = query.error ? null : pace.heardAt;
  return new Date(Math.max(query.dataUpdatedAt, heardAt ?? 0));
}
