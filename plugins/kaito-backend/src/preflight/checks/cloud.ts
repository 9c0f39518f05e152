import type { PreflightCost } from '@kaito-portal/backstage-plugin-kaito-common';
import { type Check, type CheckResult, fail, pass, unknown } from '../Check';
import type { MachineFacts } from '../machines/MachinePlan';
import { costOf } from '../machines/sumUp';
import type { Subject } from '../Subject';

/** Why there is nothing to ask a cloud about. */
function whyNothing({ machines }: Subject): CheckResult {
  if (machines.length === 0) return pass('No GPU machines are asked for.');
  const open = machines.find(
    ({ total, ordered }) => !total && ordered !== false,
  );
  if (open) return unknown(open.reason, { asOf: open.asOf });
  return machines.every(({ ordered }) => ordered === false)
    ? pass(
        'No new machines would be ordered here: the nodes are brought by hand.',
      )
    : unknown('How this cluster gets its nodes is not known.');
}

async function forEachType(
  subject: Subject,
  judge: (facts: MachineFacts) => CheckResult,
): Promise<CheckResult[]> {
  const facts = await subject.facts();
  return facts.length === 0 ? [whyNothing(subject)] : facts.map(judge);
}

/** Whether the subscription's quota is enough for all machines together. */
export const quota: Check = {
  name: 'quota',
  field: 'instanceType',
  run: subject =>
    forEachType(subject, ({ quota: known, instanceType, nodes }) => {
      if (known.state === 'not-checked') return unknown(known.reason);
      const { neededVcpus, enough, limits } = known.value;
      const rest = { asOf: known.asOf };
      const order = `${nodes} × ${instanceType} need ${neededVcpus} vCPUs`;
      const [tightest] = limits;
      const left = tightest
        ? `${tightest.free} of ${tightest.limit} are left of ${tightest.name}`
        : 'no limit is reported';
      const text = `${order}; ${left} (${known.basis}, ${known.source}).`;
      return enough
        ? pass(text, rest)
        : fail(
            text,
            `Ask for more quota${
              tightest ? ` of ${tightest.name}` : ''
            }, or choose another machine type or cluster.`,
            rest,
          );
    }),
};

/** Whether the region offers the machines. */
export const offer: Check = {
  name: 'offer',
  field: 'instanceType',
  run: subject =>
    forEachType(subject, ({ offer: known, instanceType }) => {
      if (known.state === 'not-checked') return unknown(known.reason);
      const { offered, zones, restrictions } = known.value;
      const rest = { asOf: known.asOf };
      const but =
        restrictions.length > 0 ? ` (${restrictions.join('; ')})` : '';
      if (!offered) {
        return fail(
          `${instanceType} cannot be had in the region of this cluster${but}.`,
          'Choose another machine type or a cluster in another region.',
          rest,
        );
      }
      const where = zones.length > 0 ? ` in zones ${zones.join(', ')}` : '';
      return pass(`${instanceType} is offered${where}${but}.`, rest);
    }),
};

function describeCost(cost: PreflightCost): CheckResult {
  if (cost.state === 'not-checked') return unknown(cost.reason);
  const { perMonth, currency, effective } = cost.value;
  return pass(
    `About ${Math.round(perMonth)} ${currency} a month at list price (${
      cost.source
    }, from ${effective}), without discounts, reservations and taxes.`,
    { asOf: cost.asOf },
  );
}

/** What it costs. */
export const price: Check = {
  name: 'price',
  field: 'instanceType',
  async run(subject) {
    const facts = await subject.facts();
    const { machines } = subject;
    const isFree =
      machines.length === 0 ||
      machines.every(({ ordered }) => ordered === false);
    return [
      isFree ? whyNothing(subject) : describeCost(costOf(machines, facts)),
    ];
  },
};
