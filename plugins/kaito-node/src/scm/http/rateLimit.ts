/** Reads one header, by its name in lower case. */
export type HeaderReader = (name: string) => string | null;

/**
 * Milliseconds a host asks to be left alone; null when it asks nothing. Understands `Retry-After` in seconds and as a
 * date, and the reset time (seconds of the epoch) of a used-up limit as GitHub, GitLab and Azure DevOps send it.
 */
export function askedToWait(header: HeaderReader, now: number): number | null {
  const after = header('retry-after');
  if (after !== null) {
    const wait = /^\d+(\.\d+)?$/.test(after.trim())
      ? Number(after) * 1000
      : Date.parse(after) - now;
    if (Number.isFinite(wait)) return Math.max(0, Math.ceil(wait));
  }
  for (const prefix of ['x-ratelimit', 'ratelimit']) {
    if (header(`${prefix}-remaining`)?.trim() !== '0') continue;
    const reset = Number(header(`${prefix}-reset`) ?? NaN);
    if (Number.isFinite(reset)) return Math.max(0, reset * 1000 - now);
  }
  return null;
}

/**
 * Whether an answer says "too often" rather than "not allowed": 429, or GitHub's 403 with a used-up limit, a time to
 * wait, or the words it uses for its secondary limits.
 */
export function isRateLimited(
  status: number,
  header: HeaderReader,
  said: string | null,
): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return (
    header('retry-after') !== null ||
    header('x-ratelimit-remaining')?.trim() === '0' ||
    /rate limit|abuse detection/i.test(said ?? '')
  );
}

/** GitHub's advice for a limit without a time: a minute. */
const UNTOLD_MS = 60_000;

/** Milliseconds to leave a host alone for its rate limit; null when the answer is about something else. */
export function rateLimitWait(
  status: number,
  header: HeaderReader,
  said: string | null,
  now: number,
): number | null {
  if (!isRateLimited(status, header, said)) return null;
  return askedToWait(header, now) ?? UNTOLD_MS;
}
