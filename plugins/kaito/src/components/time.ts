import { DateTime } from 'luxon';

type Instant = string | Date;

const toDate = (instant: Instant) =>
  instant instanceof Date ? instant : new Date(instant);

/** "14:02:11" today, "20 Nov, 14:02:11" on another day, in the viewer's time zone. */
export function formatInstant(instant: Instant, now: Date): string {
  const at = DateTime.fromJSDate(toDate(instant));
  const sameDay = at.hasSame(DateTime.fromJSDate(now), 'day');
  return at.toFormat(sameDay ? 'HH:mm:ss' : 'd LLL yyyy, HH:mm:ss');
}

const UNITS: [seconds: number, word: string][] = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
  [1, 's'],
];

/** "12 min", in the largest unit that fits; clocks that disagree give "0 s". */
export function formatAge(since: Instant, now: Date): string {
  const seconds = Math.max(
    0,
    Math.floor((now.getTime() - toDate(since).getTime()) / 1000),
  );
  const [size, word] = UNITS.find(([unit]) => seconds >= unit) ?? [1, 's'];
  return `${Math.floor(seconds / size)} ${word}`;
}
