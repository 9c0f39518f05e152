import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';
import { listOf, type Loose } from '../../watch/kinds/reduce/pick';

/** What is known of the Service of a workload. */
export type FoundService =
  | {
      state: 'found';
      name: string;
      namespace: string;
      /** As the service proxy wants it: the name where there is one. */
      port: string;
      number: number;
      /** Addresses of its load balancer; none when it has none. */
      balancers: readonly string[];
    }
  /** The cluster does not have it. */
  | { state: 'missing' };

/** KAITO gives every Service this port; it leads to port 5000 of the first pod. */
const PORT = { name: 'http', number: 80 };

/**
 * The Service of a Workspace or RAGEngine, which has its name. Where the portal may not read Services, KAITO's rule is
 * taken for it: a call says what is true.
 */
export function findService(
  snapshot: Pick<ClusterSnapshot, 'kinds' | 'object'>,
  namespace: string,
  name: string,
): FoundService {
  const object = snapshot.object('Service', namespace, name);
  if (object) {
    return read(object, namespace, name);
  }
  const kind = snapshot.kinds.find(state => state.kind === 'Service');
  return kind?.state === 'synced' || kind?.state === 'stale'
    ? { state: 'missing' }
    : {
        state: 'found',
        name,
        namespace,
        port: PORT.name,
        number: PORT.number,
        balancers: [],
      };
}

function read(
  object: KubeObject,
  namespace: string,
  name: string,
): FoundService {
  const { spec, status } = object as Loose;
  const ports = listOf(spec?.ports);
  const port =
    ports.find(candidate => candidate.name === PORT.name) ??
    ports.find(candidate => candidate.port === PORT.number) ??
    ports[0];
  if (!port) {
    return { state: 'missing' };
  }
  return {
    state: 'found',
    name,
    namespace,
    port: String(port.name || port.port),
    number: Number(port.port),
    balancers:
      spec?.type === 'LoadBalancer'
        ? listOf(status?.loadBalancer?.ingress)
            .map(({ ip, hostname }) => ip ?? hostname)
            .filter((value): value is string => typeof value === 'string')
        : [],
  };
}
