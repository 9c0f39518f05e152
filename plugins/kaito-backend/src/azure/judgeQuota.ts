import type {
  QuotaAnswer,
  QuotaLimit,
} from '@kaito-portal/backstage-plugin-kaito-node';
import type { Usage } from './usages';

/** Azure's names of the limits over all families of a region. */
const REGIONAL = 'cores';
const REGIONAL_SPOT = 'lowPriorityCores';

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

function toLimit({ name, limit, used }: Usage): QuotaLimit {
  return { name, limit, used, free: Math.max(0, limit - used) };
}

/**
 * Whether nodes × vCPUs stay under every limit that applies: family and region, or the region's one limit for spot
 * machines. Null when Azure reports no such limit: nothing is known then. Azure writes a family's name in two
 * ways (`StandardNCADSA100v4Family`, `standardNCADSA100v4Family`), so case does not count.
 */
export function judgeQuota(
  usages: readonly Usage[],
  order: { family: string; vcpus: number; nodes: number; spot: boolean },
): QuotaAnswer | null {
  const names = order.spot ? [REGIONAL_SPOT] : [order.family, REGIONAL];
  const limits = names.flatMap(name => {
    const usage = usages.find(candidate => same(candidate.name, name));
    return usage ? [toLimit(usage)] : [];
  });
  const decisive = order.spot ? REGIONAL_SPOT : order.family;
  if (!limits.some(({ name }) => same(name, decisive))) {
    return null;
  }
  const neededVcpus = order.nodes * order.vcpus;
  return {
    neededVcpus,
    enough: limits.every(({ free }) => free >= neededVcpus),
    limits: limits.sort((a, b) => a.free - b.free),
  };
}
