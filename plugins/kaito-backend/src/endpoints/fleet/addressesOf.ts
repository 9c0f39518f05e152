import type { EndpointAddress } from '@kaito-portal/backstage-plugin-kaito-common';
import {
  annotatedUrl,
  balancerUrl,
  isAllowed,
  serviceUrl,
  type Reachable,
} from './waysTo';
import type { WaySettings } from './WaySettings';

/** Replicas whose own addresses are named; more are more than anyone reads. */
const MAX_REPLICAS = 5;
const NO_KEY =
  'Nothing asks for a key there: who reaches the address may use the model.';

/** Addresses at which a workload can be called without the portal. */
export function addressesOf(
  { object, ref, replicas, routes }: Reachable,
  { clusterDomain, allowedHosts }: WaySettings,
): EndpointAddress[] {
  const many = ref.kind === 'InferenceSet' || ref.kind === 'MultiRoleInference';
  const claimed = annotatedUrl(object);
  return [
    ...replicas.slice(0, MAX_REPLICAS).map(replica => ({
      kind: 'cluster' as const,
      url: `${serviceUrl(replica, clusterDomain)}/v1`,
      note: many
        ? `Replica ${replica.name} alone: nothing spreads calls over the ${replicas.length} there are.`
        : null,
    })),
    ...replicas.flatMap(replica =>
      replica.balancers.map(address => ({
        kind: 'load-balancer' as const,
        url: `${balancerUrl(replica, address)}/v1`,
        note: NO_KEY,
      })),
    ),
    ...routes.map(({ url, byModel, connectTo }) => ({
      kind: 'http-route' as const,
      url: `${url}/v1`,
      note:
        [
          byModel && 'The gateway goes by the model that a request names.',
          connectTo && `Its Gateway listens at ${connectTo}.`,
        ]
          .filter(Boolean)
          .join(' ') || null,
    })),
    ...(claimed
      ? [
          {
            kind: 'public' as const,
            url: claimed.href,
            note: isAllowed(claimed, allowedHosts)
              ? null
              : 'As the manifest claims. The portal does not call it: its host is not in kaito.gateway.allowedHosts.',
          },
        ]
      : []),
  ];
}
