import type { ApiObject } from '../ApiObject';
import type { ObjectStore } from '../store';

type Address = {
  ip: string;
  targetRef?: { kind?: string; name?: string; namespace?: string };
};
type Subset = {
  addresses?: Address[];
  ports?: { name?: string; port: number }[];
};

/** One address that somebody wrote into an Endpoints object. */
export interface ListedEndpoint {
  ip: string;
  number: number;
  portName: string;
}

/** The API server proxies to no loopback address, and only to a Pod that is there and has that address. */
function isProxied(
  store: ObjectStore,
  namespace: string | undefined,
  { ip, targetRef }: Address,
) {
  if (ip.startsWith('127.') || targetRef?.kind !== 'Pod' || !targetRef.name) {
    return false;
  }
  const pod = store.get(
    'Pod',
    targetRef.name,
    targetRef.namespace ?? namespace,
  );
  return (pod?.status as { podIP?: string } | undefined)?.podIP === ip;
}

/** The addresses that an Endpoints object of the Service's name lists; undefined when there is none and the selector decides. */
export function endpointsOf(
  store: ObjectStore,
  { metadata: { name, namespace } }: ApiObject,
): ListedEndpoint[] | undefined {
  const endpoints = store.get('Endpoints', name, namespace);
  const subsets = endpoints && ((endpoints.subsets ?? []) as Subset[]);
  return subsets?.flatMap(({ addresses = [], ports = [] }) =>
    addresses
      .filter(address => isProxied(store, namespace, address))
      .flatMap(({ ip }) =>
        ports.map(port => ({
          ip,
          number: port.port,
          portName: port.name ?? '',
        })),
      ),
  );
}
