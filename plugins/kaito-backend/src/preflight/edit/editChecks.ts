import type { Check } from '../Check';
import { capacity } from '../checks/capacity';
import { offer, price, quota } from '../checks/cloud';
import { cluster } from '../checks/cluster';
import { fit } from '../checks/fit';
import type { Looks } from '../checks';
import {
  forThoseWhoSeeClusters,
  forThoseWhoSeeModels,
  ofCluster,
} from '../checks/ofCluster';
import { permission } from '../checks/permission';
import { secret } from '../checks/secret';
import { editPolicy } from './editPolicy';
import type { WorkloadEdit } from './WorkloadEdit';

/** A check of machines as one of the replicas that bring them: their type is not chosen in a change. */
function ofReplicas(check: Check): Check {
  return {
    ...check,
    run: async (subject, signal) =>
      (await check.run(subject, signal)).map(result => ({
        ...result,
        field: 'replicas',
      })),
  };
}

/** The price, said to be that of the replicas that come. */
const priceOfAdded: Check = {
  ...price,
  run: async (subject, signal) =>
    (await price.run(subject, signal)).map(result =>
      result.outcome === 'pass'
        ? { ...result, reason: `For what is added: ${result.reason}` }
        : result,
    ),
};

/** The checks a change needs, in the order of PREFLIGHT_CHECKS: none of what stays. */
export function editChecks(
  edit: WorkloadEdit,
  looks: Pick<Looks, 'metadata' | 'policy'>,
): Check[] {
  const machines =
    edit.added > 0 ? [fit, capacity, quota, offer, priceOfAdded] : [];
  return [
    permission,
    forThoseWhoSeeClusters(cluster),
    ...machines.map(forThoseWhoSeeModels).map(ofReplicas),
    editPolicy(looks.policy, edit),
    ...(edit.wish.secrets.length > 0
      ? [ofCluster(secret(looks.metadata, looks.policy))]
      : []),
  ];
}
