import type {
  Placement,
  PlacementVerdict,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { Tone } from '../../../components';

const VERDICTS: Record<PlacementVerdict, { word: string; tone: Tone }> = {
  'free-now': { word: 'free now', tone: 'ok' },
  'will-provision': { word: 'will provision', tone: 'progress' },
  busy: { word: 'busy', tone: 'warning' },
  'does-not-fit': { word: 'does not fit', tone: 'neutral' },
  'not-checked': { word: 'not known', tone: 'neutral' },
};

/** A verdict in words, and how to read it. What a cloud refuses is no good place, whatever the arithmetic says. */
export function verdictOf(placement: Placement): { word: string; tone: Tone } {
  const { verdict, quota, offer } = placement;
  if (verdict === 'will-provision') {
    if (offer.state === 'known' && !offer.value.offered) {
      return { word: 'not offered', tone: 'error' };
    }
    if (quota.state === 'known' && !quota.value.enough) {
      return { word: 'quota short', tone: 'error' };
    }
  }
  return VERDICTS[verdict];
}

/** What it takes, with where the number comes from. */
export function needsOf({ needs, freeNodes }: Placement): string {
  if (!needs) {
    return '–';
  }
  const nodes = needs.nodes === 1 ? '1 node' : `${needs.nodes} nodes`;
  const gpus = needs.gpus === 1 ? '1 GPU' : `${needs.gpus} GPUs`;
  const free = freeNodes === null ? '' : `; ${freeNodes} free (measured)`;
  return `${nodes}, ${gpus} (estimated)${free}`;
}

/** The list price of all nodes, or why there is none. */
export function priceOf({ price, verdict }: Placement): string {
  if (price.state === 'known') {
    const { perHour, currency, effective } = price.value;
    const amount = perHour.toLocaleString('en', {
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    });
    return `${amount} ${currency} an hour (${price.basis}, ${price.source}, ${effective})`;
  }
  return verdict === 'will-provision' ? 'not known' : '–';
}

/** Quota for the order, or that nobody knows. */
export function quotaOf({ quota, verdict }: Placement): string {
  if (quota.state === 'known') {
    const { neededVcpus, limits } = quota.value;
    const [tightest] = limits;
    return `${neededVcpus} vCPUs needed, ${tightest.free} of ${tightest.limit} left (${quota.basis})`;
  }
  return verdict === 'will-provision' ? 'not known' : '–';
}

/** Why, what to beware of, and what the cloud says against it; each sentence once. */
export function reasonsOf({ reason, warnings, offer }: Placement): string {
  const refused =
    offer.state === 'known'
      ? offer.value.restrictions.map(text => `The cloud says: ${text}.`)
      : [];
  return [...new Set([reason, ...warnings, ...refused])].join(' ');
}

/** Why quota, offers or prices are not known where nodes would be ordered: the same for many places, so said once. */
export function unknownFacts(places: readonly Placement[]): string[] {
  const reasons = places
    .filter(({ verdict }) => verdict === 'will-provision')
    .flatMap(({ quota, offer, price }) => [quota, offer, price])
    .flatMap(fact => (fact.state === 'not-checked' ? [fact.reason] : []));
  return [...new Set(reasons)];
}
