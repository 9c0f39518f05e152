import type {
  PreflightCheck,
  PreflightCost,
  PreflightReport,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { escapeCell, messageCell } from './escape';
import { table } from './table';

type Outcome = PreflightCheck['outcome'];

/** Worst first: who reads no further has read what matters. */
const WORDS: Record<Outcome, string> = {
  fail: '**failed**',
  warn: '**warning**',
  'not-checked': 'not checked',
  pass: 'passed',
};
const ORDER = Object.keys(WORDS) as Outcome[];

const NAMES: Record<PreflightCheck['check'], string> = {
  permission: 'Permission',
  cluster: 'Cluster',
  namespace: 'Namespace',
  'name-in-cluster': 'Name in the cluster',
  'name-in-repository': 'Name in the repository',
  'name-in-requests': 'Name in open requests',
  model: 'Model',
  fit: 'Fit',
  capacity: 'Capacity',
  quota: 'Quota',
  offer: 'Offered there',
  price: 'Price',
  policy: 'Rules',
  secret: 'Secrets',
};

function rowOf({ check, outcome, reason, nextStep }: PreflightCheck) {
  const next = nextStep ? ` ${nextStep}` : '';
  return [NAMES[check], WORDS[outcome], messageCell(`${reason}${next}`)];
}

function tally(checks: readonly PreflightCheck[]): string {
  return ORDER.flatMap(outcome => {
    const count = checks.filter(check => check.outcome === outcome).length;
    return count > 0 ? [`${count} ${WORDS[outcome].replaceAll('*', '')}`] : [];
  }).join(', ');
}

/** A point in time for people, to the minute; as it is when it cannot be read. */
function minuteOf(instant: string): string {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(instant);
  return match ? `${match[1]} ${match[2]} UTC` : instant;
}

/**
 * What was checked before the request was proposed, worst first.
 * @param brief - names what passed in one row, without its findings
 */
export function preflightSection(
  report: PreflightReport | null,
  brief: boolean,
): string {
  if (!report) {
    return 'Not checked: the template that made this request does not ask for it.';
  }
  const ranked = [...report.checks].sort(
    (a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome),
  );
  const passed = ranked.filter(({ outcome }) => outcome === 'pass');
  const shown = brief
    ? ranked.filter(({ outcome }) => outcome !== 'pass')
    : ranked;
  const rows = shown.map(rowOf);
  if (brief && passed.length > 0) {
    const names = new Set(passed.map(({ check }) => NAMES[check]));
    rows.push([[...names].join(', '), WORDS.pass, '']);
  }
  return `${escapeCell(
    `${tally(report.checks)}. As of ${minuteOf(report.generatedAt)}.`,
  )}

${table(['Check', 'Outcome', 'What was found'], rows)}`;
}

const amount = (value: number) =>
  value.toLocaleString('en-US', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });

/** What all machines of a request cost, with where that comes from. */
export function costCell(cost: PreflightCost | null): string {
  if (cost === null) {
    return 'not checked: the template that made this request does not ask for it';
  }
  if (cost.state === 'not-checked') {
    return messageCell(`not known: ${cost.reason}`);
  }
  const { perHour, perMonth, currency, effective } = cost.value;
  return escapeCell(
    `${amount(perMonth)} ${currency} a month if it runs all of it (${amount(
      perHour,
    )} an hour × 730). List price ${cost.basis} from ${
      cost.source
    }, in force since ${effective}; discounts, reservations and taxes are not in it.`,
  );
}
