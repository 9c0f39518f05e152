import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';
import { listOf, type Loose } from '../../watch/kinds/reduce/pick';
import { backendKey, routesByBackend } from './indexCluster';

/** An address at which a Gateway offers something. */
export interface GatewayRoute {
  /** Without `/v1`. */
  url: string;
  /** The Gateway's own address, where the URL names a host of its own. */
  connectTo?: string;
  /** It goes by the request's `model`, so that a request which names another model ends elsewhere. */
  byModel: boolean;
}

/** Written by the gateway itself from the request's `model`. */
const MODEL_HEADER = 'x-gateway-model-name';
const PORTS: Record<string, number> = { http: 80, https: 443 };

/** Every route of the cluster's Gateways to any of the backends (`Kind/namespace/name`). */
export function routesTo(
  snapshot: Pick<ClusterSnapshot, 'objects' | 'object'>,
  backends: readonly string[],
): GatewayRoute[] {
  const index = routesByBackend(snapshot.objects('HTTPRoute'));
  return backends.flatMap(backend =>
    (index.get(backend) ?? []).flatMap(route =>
      prefixesTo(route, backend).flatMap(({ prefix, byModel }) =>
        entrancesOf(snapshot, route).map(({ base, connectTo }) => ({
          url: `${base}${prefix}`,
          connectTo,
          byModel,
        })),
      ),
    ),
  );
}

/** What has to stand before the path of a call so that a rule leads to the backend with the path a model knows. */
function prefixesTo(route: KubeObject, backend: string) {
  return listOf((route as Loose).spec?.rules)
    .filter(rule =>
      listOf(rule.backendRefs).some(
        reference => backendKey(reference, route) === backend,
      ),
    )
    .flatMap(rule => {
      const matches = listOf(rule.matches);
      return (matches.length > 0 ? matches : [{}]).flatMap(match =>
        prefixOf(match, rule),
      );
    });
}

function prefixOf(match: Loose, rule: Loose) {
  const names = listOf(match.headers).map(({ name }) =>
    String(name).toLowerCase(),
  );
  if (names.some(name => name !== MODEL_HEADER)) {
    return [];
  }
  const byModel = names.length > 0;
  const { type = 'PathPrefix', value = '/' } = match.path ?? {};
  if (type !== 'PathPrefix') {
    return [];
  }
  if (value === '/' || /^\/v1(\/|$)/.test(value)) {
    return [{ prefix: '', byModel }];
  }
  const removed = listOf(rule.filters).some(
    ({ urlRewrite }) =>
      urlRewrite?.path?.type === 'ReplacePrefixMatch' &&
      ['', '/'].includes(urlRewrite.path.replacePrefixMatch ?? ''),
  );
  return removed ? [{ prefix: value.replace(/\/+$/, ''), byModel }] : [];
}

/** Addresses, hosts and ports at which the Gateways of a route listen. */
function entrancesOf(
  snapshot: Pick<ClusterSnapshot, 'object'>,
  route: KubeObject,
) {
  const { spec, status } = route as Loose;
  return listOf(spec?.parentRefs)
    .filter(parent => !isRefused(parent, status))
    .flatMap(parent => {
      const gateway = snapshot.object(
        'Gateway',
        parent.namespace ?? route.metadata.namespace,
        parent.name,
      ) as Loose | undefined;
      const addresses = listOf(gateway?.status?.addresses).map(({ value }) =>
        String(value),
      );
      return listOf(gateway?.spec?.listeners)
        .filter(
          ({ name, protocol }) =>
            ['HTTP', 'HTTPS'].includes(protocol) &&
            (!parent.sectionName || parent.sectionName === name),
        )
        .flatMap(listener =>
          addresses
            .slice(0, 1)
            .flatMap(address =>
              hostsOf(spec?.hostnames, listener).map(host =>
                entrance(listener, address, host),
              ),
            ),
        );
    });
}

function isRefused({ name }: Loose, status: Loose | undefined): boolean {
  return listOf(status?.parents).some(
    ({ parentRef, conditions }) =>
      parentRef?.name === name &&
      listOf(conditions).some(
        condition =>
          condition.type === 'Accepted' && condition.status === 'False',
      ),
  );
}

/** Host names to call it by; a wildcard is none, and without any the address itself will do. */
function hostsOf(
  hostnames: unknown,
  { hostname }: Loose,
): (string | undefined)[] {
  const own = Array.isArray(hostnames) ? hostnames.map(String) : [];
  const all = own.length > 0 ? own : [hostname].filter(Boolean);
  const plain = all.filter(host => !host.startsWith('*'));
  return all.length === 0 ? [undefined] : plain;
}

function entrance(
  { protocol, port }: Loose,
  address: string,
  host: string | undefined,
) {
  const scheme = String(protocol).toLowerCase();
  const bracketed = address.includes(':') ? `[${address}]` : address;
  const suffix = Number(port) === PORTS[scheme] ? '' : `:${port}`;
  return {
    base: `${scheme}://${host ?? bracketed}${suffix}`,
    ...(host && host !== address && { connectTo: address }),
  };
}
