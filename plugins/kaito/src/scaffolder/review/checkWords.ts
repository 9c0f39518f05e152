import type {
  CheckOutcome,
  PreflightCheckName,
  PreflightCost,
  PreflightReport,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  RiAlertLine,
  RiCheckLine,
  RiCloseCircleLine,
  RiQuestionLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { asSentence, type Tone } from '../../components';

/** Each outcome as a person reads it, the worst first. */
export const OUTCOMES: Record<
  CheckOutcome,
  { word: string; tone: Tone; icon: RemixiconComponentType }
> = {
  fail: { word: 'stands in the way', tone: 'error', icon: RiCloseCircleLine },
  warn: { word: 'mind', tone: 'warning', icon: RiAlertLine },
  'not-checked': {
    word: 'not checked',
    tone: 'neutral',
    icon: RiQuestionLine,
  },
  pass: { word: 'fine', tone: 'ok', icon: RiCheckLine },
};

/** Each check as a question a person would ask. */
export const CHECK_TITLES: Record<PreflightCheckName, string> = {
  permission: 'May you ask for it?',
  cluster: 'Is the cluster ready for it?',
  namespace: 'Is the namespace there?',
  'name-in-cluster': 'Is the name free in the cluster?',
  'name-in-repository': 'Is the name free in the repository?',
  'name-in-requests': 'Does nobody else ask for the name now?',
  model: 'Does the cluster’s KAITO know the model?',
  fit: 'Does the model fit the machines?',
  capacity: 'Is there room now?',
  quota: 'Is there quota for the machines?',
  offer: 'Does the cloud offer the machines there?',
  price: 'Is the price known?',
  policy: 'Do the organisation’s rules allow it?',
  secret: 'Are the Secrets there?',
};

const ORDER = Object.keys(OUTCOMES);

/** Checks, the worst first; those of one outcome in the order they came. */
export function byOutcome(
  checks: PreflightReport['checks'],
): PreflightReport['checks'] {
  return [...checks].sort(
    (a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome),
  );
}

/** How the checks came out, in a sentence. */
export function summaryOf(checks: PreflightReport['checks']): string {
  const parts = ORDER.flatMap(outcome => {
    const count = checks.filter(check => check.outcome === outcome).length;
    return count > 0
      ? [`${count} ${OUTCOMES[outcome as CheckOutcome].word}`]
      : [];
  });
  return `${checks.length} checks: ${parts.join(', ')}.`;
}

/** What was found and, where there is something to do, what: a sentence each. */
export const sentences = (found: string, step: string | null | undefined) =>
  step ? `${asSentence(found)} ${asSentence(step)}` : asSentence(found);

const MONEY = new Intl.NumberFormat('en', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

/** What all machines cost, with where the price is from; why it is not known otherwise. */
export function costWords(cost: PreflightCost): string {
  if (cost.state !== 'known') {
    return `Not known: ${cost.reason}`;
  }
  const { perMonth, perHour, currency, effective } = cost.value;
  return `${MONEY.format(perMonth)} ${currency} a month, ${MONEY.format(
    perHour,
  )} an hour. List price of ${effective}, ${cost.basis}: ${
    cost.source
  }. Discounts, reservations and taxes are not in it.`;
}
