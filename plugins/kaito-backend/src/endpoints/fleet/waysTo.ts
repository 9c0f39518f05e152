import type {
  KubeObject,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { Target, UrlTarget, Way } from '../Endpoint';
import type { Replica } from './replicasOf';
import type { GatewayRoute } from './routesTo';
import { URL_ANNOTATION, type WaySettings } from './WaySettings';

/** What the ways to a workload are made of. */
export interface Reachable {
  id: string;
  ref: WorkloadRef;
  object: KubeObject;
  replicas: readonly Replica[];
  routes: readonly GatewayRoute[];
}

/**
 * Ways to a workload in the order to take: the Services themselves where the portal runs in their cluster, an address
 * that the configuration, a Gateway or a load balancer gives, the API server's service proxy. A MultiRoleInference is
 * whole only behind its Gateway, so that comes first.
 */
export function waysTo(reachable: Reachable, settings: WaySettings): Way[] {
  const { ref, replicas } = reachable;
  const dns = dnsWay(ref, replicas, settings);
  const urls = urlTargets(reachable, settings).map(
    (one): Way => ({ via: 'url', targets: [one] }),
  );
  const ordered =
    ref.kind === 'MultiRoleInference' ? [...urls, ...dns] : [...dns, ...urls];
  return [...ordered, ...proxyWay(ref, replicas)];
}

/** Ways to one replica by itself. */
export function waysToReplica(
  ref: WorkloadRef,
  replica: Replica,
  settings: WaySettings,
): Way[] {
  return [...dnsWay(ref, [replica], settings), ...proxyWay(ref, [replica])];
}

/** Base URL of a Service inside its cluster, without `/v1`. */
export function serviceUrl(
  { name, namespace, number }: Replica,
  clusterDomain: string,
): string {
  const port = number === 80 ? '' : `:${number}`;
  return `http://${name}.${namespace}.svc.${clusterDomain}${port}`;
}

function dnsWay(
  { cluster }: WorkloadRef,
  replicas: readonly Replica[],
  { portalCluster, clusterDomain }: WaySettings,
): Way[] {
  if (replicas.length === 0 || portalCluster() !== cluster) {
    return [];
  }
  const targets = replicas.map(
    (replica): Target => ({
      by: 'url',
      url: serviceUrl(replica, clusterDomain),
      named: false,
    }),
  );
  return [{ via: 'service-dns', targets }];
}

function proxyWay({ cluster }: WorkloadRef, replicas: readonly Replica[]) {
  const targets = replicas.map(
    ({ namespace, name, port }): Target => ({
      by: 'service-proxy',
      cluster,
      namespace,
      service: name,
      port,
    }),
  );
  return targets.length > 0 ? [{ via: 'service-proxy' as const, targets }] : [];
}

function urlTargets(
  { id, object, replicas, routes }: Reachable,
  { urls, allowedHosts }: WaySettings,
): UrlTarget[] {
  const configured = urls.get(id);
  const annotated = allowedUrl(object, allowedHosts);
  return [
    ...(configured ? [target(configured, true)] : []),
    ...(annotated ? [target(annotated, true)] : []),
    ...routes.map(({ url, connectTo }) => ({
      ...target(url, false),
      ...(connectTo && { connectTo }),
    })),
    // One load balancer leads to one replica: of several it would take all calls.
    ...(replicas.length === 1
      ? replicas[0].balancers.map(address =>
          target(balancerUrl(replicas[0], address), false),
        )
      : []),
  ];
}

/** Base URL of a Service's load balancer, without `/v1`. */
export function balancerUrl({ number }: Replica, address: string): string {
  const host = address.includes(':') ? `[${address}]` : address;
  return `http://${host}${number === 80 ? '' : `:${number}`}`;
}

function target(url: string, named: boolean): UrlTarget {
  return { by: 'url', url: withoutV1(url), named };
}

/** The paths of calls begin with `/v1` themselves. */
function withoutV1(url: string): string {
  return url.replace(/\/+$/, '').replace(/\/v1$/, '');
}

/** The URL a manifest claims; undefined when there is none, or none that may be called. */
export function annotatedUrl({ metadata }: KubeObject): URL | undefined {
  const text = metadata.annotations?.[URL_ANNOTATION];
  const url = text && URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) && !url.username && !url.search
    ? url
    : undefined;
}

/** Whether an annotated URL may be called: its host is in `kaito.gateway.allowedHosts`. */
export function isAllowed(url: URL, allowedHosts: readonly string[]): boolean {
  return allowedHosts.includes(url.host) || allowedHosts.includes(url.hostname);
}

function allowedUrl(object: KubeObject, allowedHosts: readonly string[]) {
  const url = annotatedUrl(object);
  return url && isAllowed(url, allowedHosts) ? url.href : undefined;
}
