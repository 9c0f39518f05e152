import { matchesAny } from '../glob';
import type { PolicyRule } from '../PolicyConfig';
import type { Verdict } from '../PolicyFinding';
import type {
  Asked,
  Figure,
  Holding,
  Holdings,
  PolicyQuestion,
} from '../PolicyQuestion';
import type { Demand } from './Demand';

const FIELD = 'instanceType';
const LESS =
  'Choose fewer or smaller machines, or retire a deployment of the team first.';

/** A number with what it counts, e.g. `8 GPUs`. */
type Say = (value: number) => string;

interface Sum {
  limit: number;
  asked: Figure;
  held: (holding: Holding) => Figure;
  say: Say;
  /** What is counted, e.g. `GPUs`. */
  what: string;
}

function notChecked(what: string, reason: string): Verdict {
  return {
    effect: 'not-checked',
    field: FIELD,
    what: `The limit of ${what} is not checked: ${reason}`,
    nextStep: 'Ask again once that is known.',
  };
}

const inScope =
  ({ clusters, namespaces }: PolicyRule) =>
  (place: { cluster: string; namespace?: string }) =>
    (!clusters || matchesAny(clusters, place.cluster)) &&
    (!namespaces ||
      place.namespace === undefined ||
      matchesAny(namespaces, place.namespace));

function judgeSum(sum: Sum, holdings: Holdings, owner: string): Verdict[] {
  const { limit, asked, say, what } = sum;
  if (!asked.known) {
    return [notChecked(what, asked.reason)];
  }
  const over = (text: string): Verdict[] => [
    { effect: 'broken', field: FIELD, what: text, nextStep: LESS },
  ];
  if (asked.value > limit) {
    return over(
      `${say(asked.value)} asked for; ${owner} may have ${say(limit)}.`,
    );
  }
  const figures = holdings.items.map(sum.held);
  const gap =
    holdings.unknown[0]?.reason ??
    figures.flatMap(one => (one.known ? [] : one.reason))[0];
  if (gap !== undefined) {
    return [notChecked(what, gap)];
  }
  const held = figures.reduce(
    (all, one) => all + (one.known ? one.value : 0),
    0,
  );
  const all = held + asked.value;
  if (all <= limit) return [];
  const more = say(asked.value);
  return over(
    holdings.tell
      ? `${owner} has ${say(
          held,
        )} now, and with ${more} more it would have ${say(
          all,
        )}; it may have ${say(limit)}.`
      : `With ${more} more ${owner} would have more than the ${say(
          limit,
        )} it may have.`,
  );
}

/** A cost as a number in the limit's currency. */
function inCurrency(cost: Asked['cost'], currency: string): Figure {
  if (!cost.known) return cost;
  return cost.currency === currency
    ? { known: true, value: cost.perMonth }
    : {
        known: false,
        reason: `a price is known in ${cost.currency} only, and the limit is in ${currency}.`,
      };
}

function sumsOf(
  limits: NonNullable<PolicyRule['limits']>,
  asked: Asked,
): Sum[] {
  const { gpus, nodes, costPerMonth } = limits;
  const sums: Sum[] = [];
  if (gpus !== undefined) {
    sums.push({
      limit: gpus,
      asked: asked.gpus,
      held: holding => holding.gpus,
      say: value => (value === 1 ? '1 GPU' : `${value} GPUs`),
      what: 'GPUs',
    });
  }
  if (nodes !== undefined) {
    sums.push({
      limit: nodes,
      asked: asked.nodes,
      held: holding => holding.nodes,
      say: value => (value === 1 ? '1 node' : `${value} nodes`),
      what: 'nodes',
    });
  }
  if (costPerMonth) {
    const { amount, currency } = costPerMonth;
    sums.push({
      limit: amount,
      asked: inCurrency(asked.cost, currency),
      held: holding => inCurrency(holding.cost, currency),
      say: value => `${Math.round(value)} ${currency} a month`,
      what: 'cost',
    });
  }
  return sums;
}

/** How much a team may have: what it has within the scope of the rule and what it asks for, together. */
export const limits: Demand = (rule, question: PolicyQuestion) => {
  const { owner, asked, holdings } = question;
  if (!rule.limits || !asked || owner === undefined) return [];
  const sums = sumsOf(rule.limits, asked);
  if (owner === null) {
    return sums.map(({ what }) => ({
      ...notChecked(what, 'the request names no owner.'),
      field: 'owner',
      nextStep: 'Choose an owner.',
    }));
  }
  const counts = inScope(rule);
  const held: Holdings = {
    items: (holdings?.items ?? []).filter(counts),
    tell: holdings?.tell ?? false,
    unknown: holdings
      ? holdings.unknown.filter(({ cluster }) => counts({ cluster }))
      : [{ cluster: '', reason: `what ${owner} has now is not known.` }],
  };
  return sums.flatMap(sum => judgeSum(sum, held, owner));
};
