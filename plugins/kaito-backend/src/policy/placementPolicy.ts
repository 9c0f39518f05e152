import type { Placement } from '@kaito-portal/backstage-plugin-kaito-common';
import type { CatalogModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import { kaitoWorkloadReadPermission } from '@kaito-portal/backstage-plugin-kaito-common/permissions';
import type { PlacementPolicy } from '../fleet/fit/PlacementPolicy';
import type { ModelPolicy } from '../models/AuthorizedModelService';
import type { ResourceGate } from '../permissions/ResourceGate';
import { describeFinding } from './evaluatePolicy';
import { HOURS_PER_MONTH, type PolicyService } from './PolicyService';
import type { Asked, PolicyModel } from './PolicyQuestion';

/** A model of the catalog as rules see it. */
export function toPolicyModel(model: CatalogModel): PolicyModel {
  const { name, alias, licence, licenceClass, approval } = model;
  return { name, alias, licence, licenceClass, approval };
}

function askedOf({ needs, price, reason }: Placement): Asked {
  const unknown = { known: false as const, reason };
  return {
    gpus: needs ? { known: true, value: needs.gpus } : unknown,
    nodes: needs ? { known: true, value: needs.nodes } : unknown,
    cost:
      price.state === 'known'
        ? {
            known: true,
            perMonth: price.value.perHour * HOURS_PER_MONTH,
            currency: price.value.currency,
          }
        : { known: false, reason: price.reason },
  };
}

/** The rules as they bear on placements. What cannot be judged of a placement is left to the preflight of a request. */
export function createPlacementPolicy(
  policy: PolicyService,
  gate: ResourceGate,
): PlacementPolicy {
  return {
    async forOwner(owner, credentials) {
      const mayRead = await gate.predicate(
        kaitoWorkloadReadPermission,
        credentials,
      );
      const judge = await policy.judgeFor({ owner, mayRead });
      return (placement, model) =>
        judge({
          cluster: placement.cluster,
          model: toPolicyModel(model),
          instanceTypes: placement.instanceType ? [placement.instanceType] : [],
          asked: askedOf(placement),
        })
          .filter(({ effect }) => effect === 'deny')
          .map(describeFinding);
    },
  };
}

/** The rules as they bear on a model, whoever asks and wherever. */
export function createModelPolicy(policy: PolicyService): ModelPolicy {
  return {
    against: model =>
      policy
        .judgeModel(toPolicyModel(model))
        .filter(({ effect }) => effect === 'deny')
        .map(describeFinding),
  };
}
