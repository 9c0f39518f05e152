import { parseExpiry } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import type { Demand } from './Demand';

const DAY_MS = 86_400_000;

/** The last day something may be there, `2027-01-31`. */
function lastDay(now: Date, days: number): string {
  return new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whether a request must say until when, and how far off that may be. */
export const expiry: Demand = ({ expiry: asked }, { expires, now }) => {
  if (!asked || expires === undefined) return [];
  const { required, longestDays } = asked;
  const latest = longestDays === undefined ? null : lastDay(now, longestDays);
  const nextStep = latest
    ? `Choose a day up to ${latest}.`
    : 'Choose a day after which it should go.';
  const broken = (what: string) => [
    { effect: 'broken' as const, field: 'expires', what, nextStep },
  ];
  if (expires === null) {
    if (!required && latest === null) return [];
    return broken('There must be a day after which the deployment goes.');
  }
  const end = parseExpiry(expires);
  if (end === null) {
    return broken('The day of expiry is not a date like 2027-01-31.');
  }
  return latest !== null && end.toISOString().slice(0, 10) > latest
    ? broken(
        `The day of expiry is more than ${longestDays} days off, which is the most.`,
      )
    : [];
};
