import { type Finding, rejected } from '../Finding';

const PATH = 'spec.autoUpgrade.maintenanceWindow';
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAYS = 'sun mon tue wed thu fri sat'.split(' ');
/** Lowest and highest value of each field, and names from the lowest on. */
const FIELDS: [low: number, high: number, names: string[]][] = [
  [0, 59, []],
  [0, 23, []],
  [1, 31, []],
  [1, 12, MONTHS],
  [0, 6, DAYS],
];
const SHORTHAND =
  /^@(yearly|annually|monthly|weekly|daily|midnight|hourly|every \S+)$/;
const TIME_ZONE = /^(CRON_)?TZ=\S+ +/;
const DURATION = /^[+-]?(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/;

function isPart(part: string, [low, high, names]: (typeof FIELDS)[number]) {
  const match = /^(\*|\?|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part);
  if (!match || match[3] === '0') {
    return false;
  }
  const [, from, to] = match;
  if (from === '*' || from === '?') {
    return to === undefined;
  }
  const numberOf = (text: string) => {
    const index = names.indexOf(text.toLowerCase());
    return index < 0 ? Number(text) : index + low;
  };
  const [first, last] = [numberOf(from), numberOf(to ?? from)];
  return first >= low && last <= high && first <= last;
}

/** Whether a text is a standard cron expression of five fields, or a shorthand such as `@daily`. */
export function isCron(text: string): boolean {
  const schedule = text.replace(TIME_ZONE, '').trim();
  const fields = schedule.split(/\s+/);
  return (
    SHORTHAND.test(schedule) ||
    (fields.length === FIELDS.length &&
      fields.every((field, index) =>
        field.split(',').every(part => isPart(part, FIELDS[index])),
      ))
  );
}

/** Whether a text is a duration above zero as Go writes it, e.g. `4h30m`. */
export function isPositiveDuration(text: string): boolean {
  let rest = text;
  let sum = 0;
  while (rest) {
    const match = DURATION.exec(rest);
    if (!match || (rest !== text && /^[+-]/.test(rest))) {
      return false;
    }
    sum += Number(match[1]);
    rest = rest.slice(match[0].length);
  }
  return sum > 0 && !text.startsWith('-');
}

/** IS-4, IS-5: when KAITO may upgrade replicas. */
export function windowFindings(
  window: { schedule: string; duration?: string } | undefined,
): Finding[] {
  if (!window) {
    return [];
  }
  const findings: Finding[] = [];
  if (!isCron(window.schedule)) {
    findings.push(
      rejected(
        'IS-4',
        `${PATH}.schedule`,
        `\`${window.schedule}\` is not a cron expression of five fields`,
        'Write minute, hour, day, month and weekday in UTC, e.g. `0 2 * * 6`',
      ),
    );
  }
  if (window.duration !== undefined && !isPositiveDuration(window.duration)) {
    findings.push(
      rejected(
        'IS-5',
        `${PATH}.duration`,
        `\`${window.duration}\` is not a duration above zero`,
        'Write one such as `4h`',
      ),
    );
  }
  return findings;
}
