const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Whether the day of a date exists; `Date` would turn 30 February into March. */
function isRealDay(text: string): boolean {
  const day = text.slice(0, 10);
  const date = new Date(`${day}T00:00:00Z`);
  return (
    !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day
  );
}

/** The instant a date of expiry means: a day lasts until it ends (UTC). Null when it is no ISO 8601 date. */
export function parseExpiry(expires: string): Date | null {
  const isDay = DAY.test(expires);
  if ((!isDay && !INSTANT.test(expires)) || !isRealDay(expires)) {
    return null;
  }
  const date = new Date(isDay ? `${expires}T23:59:59.999Z` : expires);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** Whether something is to go: `none` without a date, `unreadable` with one that is no date. */
export function expiryState(
  expires: string | null,
  now: Date,
): 'none' | 'unreadable' | 'running' | 'expired' {
  if (expires === null) {
    return 'none';
  }
  const end = parseExpiry(expires);
  if (end === null) {
    return 'unreadable';
  }
  return end.getTime() < now.getTime() ? 'expired' : 'running';
}
