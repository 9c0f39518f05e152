import type {
  PreflightCost,
  PreflightEstimate,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { HOURS_PER_MONTH } from '../../policy';
import type { MachineFacts, MachinePlan } from './MachinePlan';

/** What all machines come to; null when that cannot be said of one of them. */
export function estimateOf(
  machines: readonly MachinePlan[],
): PreflightEstimate | null {
  let nodes = 0;
  let gpus = 0;
  for (const { total } of machines) {
    if (!total || total.gpus === null) return null;
    nodes += total.nodes;
    gpus += total.gpus;
  }
  const models = new Set(machines.map(({ gpuModel }) => gpuModel));
  const isFixed = machines.every(({ total }) => total?.basis === 'configured');
  return {
    nodes,
    gpus,
    gpuModel: models.size === 1 ? [...models][0] : null,
    basis: isFixed ? 'configured' : 'estimated',
  };
}

const notKnown = (reason: string): PreflightCost => ({
  state: 'not-checked',
  reason,
});

/** Why there is nothing to add up; null when there is. */
function whyNoCost(machines: readonly MachinePlan[]): string | null {
  if (machines.length === 0) {
    return 'No GPU machines are asked for.';
  }
  const open = machines.find(({ total }) => total === null);
  if (open) return open.reason;
  if (machines.some(({ ordered }) => ordered === null)) {
    return 'How this cluster gets its nodes is not known.';
  }
  return machines.every(({ ordered }) => ordered === false)
    ? 'No new machines would be ordered here: the nodes are brought by hand.'
    : null;
}

/** What all machines cost: list prices, added up. Known only where each of them is, in one currency. */
export function costOf(
  machines: readonly MachinePlan[],
  facts: readonly MachineFacts[],
): PreflightCost {
  const gap = whyNoCost(machines);
  if (gap !== null) return notKnown(gap);
  const prices = facts.map(({ price }) => price);
  const missing = prices.find(price => price.state === 'not-checked');
  if (missing) return missing;
  const known = prices.flatMap(price =>
    price.state === 'known' ? [price] : [],
  );
  const [first] = known;
  if (!first) return notKnown('No machine type is asked for.');
  const { currency } = first.value;
  if (known.some(({ value }) => value.currency !== currency)) {
    return notKnown(
      'The prices of the machines are in different currencies. Give them in one, in kaito.prices.',
    );
  }
  const perHour = known.reduce((sum, { value }) => sum + value.perHour, 0);
  const isWritten = known.every(({ basis }) => basis === 'configured');
  return {
    state: 'known',
    basis: isWritten ? 'configured' : 'measured',
    source: [...new Set(known.map(({ source }) => source))].join(' and '),
    asOf: known.map(({ asOf }) => asOf).sort()[0],
    value: {
      perHour,
      perMonth: perHour * HOURS_PER_MONTH,
      currency,
      effective: known.map(({ value }) => value.effective).sort()[0],
    },
  };
}
