import {
  listSkus,
  type SkuCloud,
} from '@kaito-portal/backstage-plugin-kaito-common/skus';
import type { Candidate, FitQuestion } from './Candidate';
import { judgeOffer } from './judgeOffer';

/** A model on each machine type KAITO could order in a cluster of this cloud. */
export function provisionedCandidates(
  question: FitQuestion,
  cloud: SkuCloud,
  place: Pick<Candidate, 'cluster' | 'asOf' | 'stale'>,
): Candidate[] {
  return listSkus(cloud)
    .filter(({ usable }) => usable)
    .map(sku => {
      const { plan, reason, warnings } = judgeOffer(question, {
        ...sku,
        singleNode: false,
      });
      return {
        ...place,
        instanceType: sku.name,
        gpuModel: sku.gpuModel,
        verdict: plan ? 'will-provision' : 'does-not-fit',
        reason,
        warnings,
        needs: plan && {
          nodes: plan.nodes,
          gpus: plan.nodes * plan.gpusPerNode,
          basis: 'estimated',
        },
        // KAITO orders nodes for each workload; free GPUs of others are not used.
        freeNodes: null,
      };
    });
}
