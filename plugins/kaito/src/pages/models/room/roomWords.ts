import type {
  Placement,
  PlacementVerdict,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { Tone } from '../../../components';

/**
 * What a place is worth to a person: a verdict, or what policy or cloud say against it.
 * - `not-allowed`: `kaito.policy` is against it
 * - `not-offered`: the cloud does not sell the machine there
 * - `quota-short`: the cloud sells it, but not as many as are needed
 */
export type RoomState =
  | PlacementVerdict
  | 'not-allowed'
  | 'not-offered'
  | 'quota-short';

/** Each state in words and how to read it, the best first. */
export const ROOM_STATES: Record<RoomState, { word: string; tone: Tone }> = {
  'free-now': { word: 'free now', tone: 'ok' },
  'will-provision': { word: 'will provision', tone: 'progress' },
  busy: { word: 'busy', tone: 'warning' },
  'quota-short': { word: 'quota short', tone: 'error' },
  'not-checked': { word: 'not known', tone: 'neutral' },
  'not-offered': { word: 'not offered', tone: 'error' },
  'not-allowed': { word: 'not allowed', tone: 'error' },
  'does-not-fit': { word: 'does not fit', tone: 'neutral' },
};

/** The state of a place. What policy or a cloud refuses is no good place, whatever the arithmetic says. */
export function roomStateOf(placement: Placement): RoomState {
  const { verdict, quota, offer, notAllowed } = placement;
  if (verdict === 'does-not-fit') {
    return verdict;
  }
  if (notAllowed?.length) {
    return 'not-allowed';
  }
  if (verdict === 'will-provision') {
    if (offer.state === 'known' && !offer.value.offered) {
      return 'not-offered';
    }
    if (quota.state === 'known' && !quota.value.enough) {
      return 'quota-short';
    }
  }
  return verdict;
}

const HOPELESS: readonly RoomState[] = [
  'does-not-fit',
  'not-allowed',
  'not-offered',
];

/** Whether a request for a place could come to something, if not at once. */
export function mayBeAskedFor(placement: Placement): boolean {
  return !HOPELESS.includes(roomStateOf(placement));
}

/** The machines of a place: their type, or the GPU of nodes whose type is not known. */
export function machineOf({ instanceType, gpuModel }: Placement): string {
  return instanceType ?? gpuModel ?? '–';
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

/** Hours of a month as clouds count them. */
export const HOURS_A_MONTH = 730;

const WITH_CENTS = new Intl.NumberFormat('en', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** The list price of all nodes for a month without pause; null when it is not known. */
export function monthlyPriceOf({ price }: Placement): number | null {
  return price.state === 'known' ? price.value.perHour * HOURS_A_MONTH : null;
}

/** {@link monthlyPriceOf} in words, e.g. `2,681 USD a month`; undefined when it is not known. */
export function monthlyPriceWords(placement: Placement): string | undefined {
  const { price } = placement;
  const month = monthlyPriceOf(placement);
  return price.state === 'known' && month !== null
    ? `${WHOLE.format(month)} ${price.value.currency} a month`
    : undefined;
}

/** The list price of all nodes, or why there is none. */
export function priceOf({ price, verdict }: Placement): string {
  if (price.state === 'known') {
    const { perHour, currency, effective } = price.value;
    const amount = WITH_CENTS.format(perHour);
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
export function reasonsOf(placement: Placement): string {
  const { reason, warnings, offer, notAllowed = [] } = placement;
  const refused =
    offer.state === 'known'
      ? offer.value.restrictions.map(text => `The cloud says: ${text}.`)
      : [];
  return [...new Set([...notAllowed, reason, ...warnings, ...refused])].join(
    ' ',
  );
}

/** Why quota, offers or prices are not known where nodes would be ordered: the same for many places, so said once. */
export function unknownFacts(places: readonly Placement[]): string[] {
  const reasons = places
    .filter(({ verdict }) => verdict === 'will-provision')
    .flatMap(({ quota, offer, price }) => [quota, offer, price])
    .flatMap(fact => (fact.state === 'not-checked' ? [fact.reason] : []));
  return [...new Set(reasons)];
}
