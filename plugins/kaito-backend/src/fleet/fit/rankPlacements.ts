import type {
  Placement,
  PlacementVerdict,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { findSku } from '@kaito-portal/backstage-plugin-kaito-common/skus';

const RANK: Record<PlacementVerdict, number> = {
  'free-now': 0,
  'will-provision': 1,
  busy: 2,
  'not-checked': 3,
  'does-not-fit': 4,
};

/** What the cloud or the organisation refuses is no place to go to now, whatever the arithmetic says. */
function isRefused({ quota, offer, notAllowed = [] }: Placement): boolean {
  return (
    notAllowed.length > 0 ||
    (quota.state === 'known' && !quota.value.enough) ||
    (offer.state === 'known' && !offer.value.offered)
  );
}

function pricePerHour({ price }: Placement): number {
  return price.state === 'known' ? price.value.perHour : Infinity;
}

/** GPU memory of all nodes: of two that do, the smaller leaves the larger to whoever needs it. */
function memoryGiB({ instanceType, needs }: Placement): number {
  const sku = instanceType ? findSku(instanceType) : undefined;
  return sku && needs ? sku.memoryTotalGiB * needs.nodes : Infinity;
}

function keys(placement: Placement): (number | string)[] {
  return [
    RANK[placement.verdict],
    isRefused(placement) ? 1 : 0,
    pricePerHour(placement),
    placement.needs?.nodes ?? Infinity,
    placement.needs?.gpus ?? Infinity,
    memoryGiB(placement),
    placement.cluster,
    placement.instanceType ?? '',
  ];
}

/** Best first: what is free, then what can be ordered, the cheapest and smallest first; what is refused or unfit last. */
export function rankPlacements(placements: readonly Placement[]): Placement[] {
  return placements
    .map(placement => ({ placement, key: keys(placement) }))
    .sort((a, b) => {
      const at = a.key.findIndex((value, i) => value !== b.key[i]);
      if (at < 0) {
        return 0;
      }
      return a.key[at] < b.key[at] ? -1 : 1;
    })
    .map(({ placement }) => placement);
}
