import { expiryState } from '@kaito-portal/backstage-plugin-kaito-common/provenance';

/** Days offered unless a template says otherwise. */
export const PRESET_DAYS: readonly number[] = [30, 90, 180];

const DAY_MS = 86_400_000;

/** The date so many days from now (UTC), as `YYYY-MM-DD`. */
export function dayIn(days: number, now: Date): string {
  return new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days from today until a date (UTC); null when it is no date. */
export function daysUntil(day: string, now: Date): number | null {
  const today = Date.parse(dayIn(0, now));
  const then = Date.parse(day);
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(then)
    ? Math.round((then - today) / DAY_MS)
    : null;
}

const LONG = new Intl.DateTimeFormat('en', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A date and how far away it is, in words. */
export function expiryWords(day: string, now: Date): string {
  const days = daysUntil(day, now)!;
  const date = LONG.format(new Date(day));
  return days === 0
    ? `Until the end of today, ${date}.`
    : `Until ${date}: ${days} ${days === 1 ? 'day' : 'days'} from now.`;
}

/** Why a deployment cannot end on a date; null when it can. */
export function expiryProblem(
  day: string,
  now: Date,
  maxDays: number | undefined,
): string | null {
  const days = daysUntil(day, now);
  const state = expiryState(day, now);
  if (days === null || state === 'unreadable') {
    return `“${day}” is not a day. Write it like ${dayIn(90, now)}.`;
  }
  if (state === 'expired') {
    return `${day} is past. Choose a day from ${dayIn(0, now)} on.`;
  }
  return maxDays !== undefined && days > maxDays
    ? `${day} is ${days} days away; at most ${maxDays} are allowed here. Choose ${dayIn(
        maxDays,
        now,
      )} or earlier; it can be extended later.`
    : null;
}
