import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { readProvenance } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import type {
  DeploymentPlace,
  Edit,
} from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { outlineOf } from '../pullRequest/outlineOf';
import type { ProposedRequest } from './ProposedRequest';

const orLeftOut = (text: string | null) => text ?? undefined;

/** What a workload says of itself, as far as requests show it. */
function factsOf(object: KubeObject | null) {
  const { owner, purpose, expires } = readProvenance(object);
  const { model, instanceType } = outlineOf(object);
  return {
    owner: orLeftOut(owner),
    purpose: orLeftOut(purpose),
    expires: orLeftOut(expires),
    model: orLeftOut(model),
    instanceType: orLeftOut(instanceType),
  };
}

/** The request that brings a workload; undefined when there is none among what is proposed. */
export function deployRequest(
  object: KubeObject | null,
  { cluster, namespace }: { cluster: string; namespace: string },
): ProposedRequest | undefined {
  return object
    ? {
        verb: 'deploy',
        place: {
          cluster,
          kind: object.kind,
          namespace,
          name: object.metadata.name,
        },
        ...factsOf(object),
      }
    : undefined;
}

const placeOf = ({ cluster, kind, namespace, name }: DeploymentPlace) => ({
  cluster,
  kind,
  namespace,
  name,
});

/** The request that takes a workload away. */
export function retireRequest(
  place: DeploymentPlace,
  object: KubeObject | null,
  reason: string | undefined,
): ProposedRequest {
  return {
    ...factsOf(object),
    verb: 'retire',
    place: placeOf(place),
    purpose: reason,
    // A retirement has no last day of its own.
    expires: undefined,
  };
}

/** The request that changes a workload, and how the change will be known in the cluster. */
export function changeRequest(
  place: DeploymentPlace,
  object: KubeObject | null,
  edits: readonly Edit[],
  reason: string | undefined,
): ProposedRequest {
  return {
    ...factsOf(object),
    verb: 'change',
    place: placeOf(place),
    purpose: reason,
    expires: undefined,
    expects: edits.map(({ path, after }) => ({
      path: [...path],
      value: after,
    })),
  };
}

/** The request that makes a cluster ready for KAITO. */
export function prepareRequest(
  cluster: string,
  rest: { owner?: string; purpose?: string } = {},
): ProposedRequest {
  return {
    ...rest,
    verb: 'prepare',
    place: { cluster, kind: 'Cluster', namespace: '', name: cluster },
  };
}
