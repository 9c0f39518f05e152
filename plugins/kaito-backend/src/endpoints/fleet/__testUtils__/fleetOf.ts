import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { findModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import { object, snapshot } from '../../../fleet/__testUtils__/snapshot';
import { RowCache } from '../../../fleet/rows/RowCache';
import { FleetEndpoints } from '../FleetEndpoints';
import type { WaySettings } from '../WaySettings';

/** Endpoints of one cluster `a` that holds these objects. */
export function fleetOf(
  objects: KubeObject[],
  options: {
    settings?: Partial<WaySettings>;
    states?: Parameters<typeof snapshot>[2];
  } = {},
) {
  return new FleetEndpoints({
    source: { snapshots: () => [snapshot('a', objects, options.states)] },
    rows: new RowCache(),
    findModel,
    settings: {
      portalCluster: () => undefined,
      clusterDomain: 'cluster.local',
      allowedHosts: [],
      urls: new Map(),
      ...options.settings,
    },
  });
}

/** The Service of a workload, as KAITO makes it. */
export function service(name: string, balancer?: string): KubeObject {
  return object('Service', name, {
    spec: {
      type: balancer ? 'LoadBalancer' : 'ClusterIP',
      ports: [
        { name: 'http', port: 80 },
        { name: 'ray', port: 6379 },
      ],
    },
    ...(balancer && {
      status: { loadBalancer: { ingress: [{ ip: balancer }] } },
    }),
  });
}

/** A Gateway that listens at an address. */
export function gateway(
  listeners: object[] = [{ name: 'web', port: 80, protocol: 'HTTP' }],
  address = '20.1.2.3',
): KubeObject {
  return object('Gateway', 'gw', {
    spec: { listeners },
    status: { addresses: [{ type: 'IPAddress', value: address }] },
  });
}

/** An HTTPRoute of that Gateway. */
export function route(
  backend: object,
  rest: { hostnames?: string[]; rule?: object; status?: object } = {},
): KubeObject {
  return object('HTTPRoute', 'route', {
    spec: {
      parentRefs: [{ name: 'gw' }],
      hostnames: rest.hostnames,
      rules: [{ backendRefs: [backend], ...rest.rule }],
    },
    status: rest.status,
  });
}
