import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';
import { HOLDERS, type TeamHolding } from './collectHoldings';
import { measureHolding } from './measureHolding';
import { askedFor } from './ownerOf';

/** What the parts of a workload have: itself, or all that KAITO made for it. */
export function collectParts(
  snapshot: ClusterSnapshot,
  workload: KubeObject,
): TeamHolding[] {
  const { namespace, name } = workload.metadata;
  return HOLDERS.flatMap(kind => snapshot.objects(kind))
    .filter(part => {
      const asked = askedFor(snapshot, part);
      return (
        asked.kind === workload.kind &&
        asked.metadata.namespace === namespace &&
        asked.metadata.name === name
      );
    })
    .map(part => ({
      ...measureHolding(snapshot, part),
      snapshot,
      object: workload,
    }));
}
