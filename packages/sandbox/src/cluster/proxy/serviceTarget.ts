import type { ApiObject } from '../ApiObject';
import { notFound, serviceUnavailable } from '../errors';
import type { ObjectStore } from '../store';
import { endpointsOf } from './endpoints';

/** Where a Pod's port really listens in the sandbox; null when nothing does. */
export type ProxyResolver = (
  pod: ApiObject,
  port: number,
  store: ObjectStore,
) => URL | null;

/** Where a call through the service proxy goes, and what the API server would say it dialled. */
export interface ServiceTarget {
  base: URL;
  dial: string;
}

type ServicePort = { name?: string; port: number; targetPort?: number };
type ServiceSpec = {
  ports?: ServicePort[];
  selector?: Record<string, string>;
  publishNotReadyAddresses?: boolean;
};
type PodStatus = {
  podIP?: string;
  conditions?: { type: string; status: string }[];
};

/** `phi`, `phi:http`, `phi:80` or `http:phi:80`. */
function readTarget(text: string) {
  const parts = text.split(':');
  if (parts.length === 3) {
    return { name: parts[1], port: parts[2] };
  }
  return { name: parts[0], port: parts[1] ?? '' };
}

function findPort(name: string, wanted: string, ports: ServicePort[]) {
  if (/^\d+$/.test(wanted)) {
    const byNumber = ports.find(port => port.port === Number(wanted));
    if (!byNumber) {
      throw serviceUnavailable(
        `no service port ${wanted} found for service "${name}"`,
      );
    }
    return byNumber;
  }
  // A port with a name is found by no other, even where it is the only one.
  return ports.find(port => (port.name ?? '') === wanted);
}

const isReady = (pod: ApiObject) =>
  (pod.status as PodStatus | undefined)?.conditions?.some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  ) ?? false;

/** A Pod behind the Service that has an address. */
function endpointOf(store: ObjectStore, service: ApiObject) {
  const { selector = {}, publishNotReadyAddresses } = (service.spec ??
    {}) as ServiceSpec;
  const wanted = Object.entries(selector);
  return store
    .list('Pod', service.metadata.namespace)
    .find(
      pod =>
        wanted.length > 0 &&
        wanted.every(([key, value]) => pod.metadata.labels?.[key] === value) &&
        Boolean((pod.status as PodStatus | undefined)?.podIP) &&
        (publishNotReadyAddresses || isReady(pod)),
    );
}

const refused = (dial: string, why = 'connect: connection refused') =>
  serviceUnavailable(`error trying to reach service: ${dial}: ${why}`);

/** Finds what answers under `name`, `name:port` or `scheme:name:port`. Throws 404 without the Service, 503 without a port or an endpoint. */
export function findServiceTarget(
  store: ObjectStore,
  resolve: ProxyResolver,
  asked: string,
  namespace: string | undefined,
): ServiceTarget {
  const { name, port: wanted } = readTarget(asked);
  const service = store.get('Service', name, namespace);
  if (!service) {
    throw notFound({ group: '', plural: 'services' }, name);
  }
  const spec = (service.spec ?? {}) as ServiceSpec;
  const port = findPort(name, wanted, spec.ports ?? []);
  const none = serviceUnavailable(
    `no endpoints available for service "${asked}"`,
  );
  if (!port) {
    throw none;
  }
  const listed = endpointsOf(store, service);
  if (listed) {
    const address = listed.find(
      ({ portName }) => portName === (port.name ?? ''),
    );
    if (!address) {
      throw none;
    }
    const { ip, number } = address;
    return {
      base: new URL(`http://${ip}:${number}`),
      dial: `dial tcp ${ip}:${number}`,
    };
  }
  if (!spec.selector) {
    throw notFound({ group: '', plural: 'services' }, name);
  }
  const pod = endpointOf(store, service);
  if (!pod) {
    throw none;
  }
  const number = port.targetPort ?? port.port;
  const dial = `dial tcp ${(pod.status as PodStatus).podIP}:${number}`;
  const base = isReady(pod) ? resolve(pod, number, store) : null;
  if (!base) {
    throw refused(dial);
  }
  return { base, dial };
}
