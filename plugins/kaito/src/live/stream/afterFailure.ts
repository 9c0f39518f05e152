import type { LiveStatus } from '../LiveStatus';

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;
/** A right that was refused is not given back within seconds, nor is a backend replaced. */
const REFUSED_MS = 5 * 60_000;

/** What to do after a connection failed. */
export interface Verdict {
  /** Wait this long before the next try. */
  waitMs: number;
  status: LiveStatus;
}

/**
 * What a failed connection means.
 *
 * @param failures - how many there were in a row, this one included
 * @param random - from 0 up to 1; keeps a thousand browsers from coming back at the same moment
 */
export function afterFailure(
  error: unknown,
  failures: number,
  random: number,
): Verdict {
  const { status, retryAfterSeconds, message } = error as {
    status?: unknown;
    retryAfterSeconds?: unknown;
    message?: unknown;
  };
  const reason = typeof message === 'string' ? message : String(error);
  if (status === 403 || status === 404) {
    return {
      waitMs: REFUSED_MS * (1 + random / 4),
      status: { state: 'off', reason, heardAt: null },
    };
  }
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10));
  const backoff = ceiling * (0.5 + random / 2);
  const asked =
    typeof retryAfterSeconds === 'number'
      ? retryAfterSeconds * 1_000 * (1 + random / 4)
      : 0;
  return {
    waitMs: Math.max(backoff, asked),
    status: { state: 'reconnecting', reason, heardAt: null },
  };
}
