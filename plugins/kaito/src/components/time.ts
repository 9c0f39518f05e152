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

const DAY = 'd LLL yyyy';

/** "20 Nov 2026, 07:54" or, to the second, "20 Nov 2026, 07:54:21", in the viewer's time zone. */
export function formatMoment(
  instant: Instant,
  precision: 'minute' | 'second',
): string {
  const time = precision === 'minute' ? 'HH:mm' : 'HH:mm:ss';
  return DateTime.fromJSDate(toDate(instant)).toFormat(`${DAY}, ${time}`);
}

/** "20 Nov 2026, 07:54–07:55"; both days when they differ; one moment when both ends read the same. */
export function formatRange(
  from: Instant,
  to: Instant,
  precision: 'minute' | 'second',
  joint = '–',
): string {
  const start = formatMoment(from, precision);
  const end = formatMoment(to, precision);
  if (start === end) {
    return end;
  }
  const [startDay] = start.split(', ');
  const [endDay, endTime] = end.split(', ');
  return startDay === endDay
    ? `${start}${joint}${endTime}`
    : `${start} ${joint.trim()} ${end}`;
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
