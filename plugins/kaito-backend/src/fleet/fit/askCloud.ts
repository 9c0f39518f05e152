import type { Placement } from '@kaito-portal/backstage-plugin-kaito-common';
import {
  notChecked,
  type CloudPlace,
  type Known,
} from '@kaito-portal/backstage-plugin-kaito-node';
import type { PlacementFacts } from '../../azure';
import type { Candidate } from './Candidate';

/** What a cloud says of machines. */
export type CloudFacts = Pick<Placement, 'quota' | 'offer' | 'price'>;

/** How long a page waits for a cloud. What comes later is there for the next. */
const PATIENCE_MS = 3_000;

async function inTime<T>(answer: Promise<Known<T>>): Promise<Known<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Known<T>>(resolve => {
    timer = setTimeout(
      () =>
        resolve(
          notChecked(
            'The cloud has not answered yet. The portal goes on asking; look again in a moment.',
          ),
        ),
      PATIENCE_MS,
    );
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

function nothing(reason: string): CloudFacts {
  return {
    quota: notChecked(reason),
    offer: notChecked(reason),
    price: notChecked(reason),
  };
}

/** Quota, offer and price of a candidate. Nodes that are there already need none of them. */
export async function askCloud(
  facts: PlacementFacts,
  {
    verdict,
    instanceType,
    needs,
  }: Pick<Candidate, 'verdict' | 'instanceType' | 'needs'>,
  place: CloudPlace | null,
): Promise<CloudFacts> {
  if (verdict !== 'will-provision' || !instanceType || !needs) {
    return nothing('No new machines would be ordered here.');
  }
  if (!place) {
    return nothing(
      'No node of this cluster says which subscription and region it is in.',
    );
  }
  const { nodes } = needs;
  const order = { place, instanceType, nodes, spot: false };
  const [quota, offer, price] = await Promise.all([
    inTime(facts.quota.quota(order)),
    inTime(facts.offers.offer(order)),
    inTime(
      facts.prices.price({
        instanceType,
        location: place.location,
        spot: false,
      }),
    ),
  ]);
  return {
    quota,
    offer,
    price:
      price.state === 'known'
        ? {
            ...price,
            value: { ...price.value, perHour: price.value.perHour * nodes },
          }
        : price,
  };
}
