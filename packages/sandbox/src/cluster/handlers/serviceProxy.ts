import { request as httpRequest } from 'node:http';
import { serviceUnavailable } from '../errors';
import type { ApiObject } from '../ApiObject';
import { notFound } from '../errors';
import type { ObjectStore } from '../store';
import type { ApiRequest, Handler } from './ApiContext';

/** Where a Pod's port really listens in the sandbox; null when nothing does. */
export type ProxyResolver = (pod: ApiObject, port: number) => URL | null;

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

const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'authorization',
];

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
  const byName = ports.find(port => (port.name ?? '') === wanted);
  const only = wanted === '' && ports.length === 1 ? ports[0] : undefined;
  return byName ?? only;
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

function forwardedHeaders({ req, info }: ApiRequest) {
  const kept = Object.entries(req.headers).filter(
    ([name]) => !HOP_BY_HOP.includes(name),
  );
  return {
    ...Object.fromEntries(kept),
    'x-forwarded-uri': info.path,
    'x-forwarded-host': req.headers.host ?? '',
    'x-forwarded-proto': 'https',
    'x-forwarded-for': req.socket.remoteAddress ?? '',
  };
}

function relay(request: ApiRequest, target: URL, refused: string) {
  const { req, res } = request;
  return new Promise<void>((resolve, reject) => {
    const upstream = httpRequest(target, {
      method: req.method,
      headers: forwardedHeaders(request),
    });
    upstream.on('response', answer => {
      const headers = { ...answer.headers };
      delete headers.connection;
      delete headers['keep-alive'];
      res.writeHead(answer.statusCode ?? 502, headers);
      res.flushHeaders();
      answer.pipe(res);
      answer.on('error', () => res.destroy());
    });
    upstream.on('error', error => {
      if (res.headersSent) {
        res.destroy();
        resolve();
      } else {
        reject(
          serviceUnavailable(
            `error trying to reach service: ${refused}: ${error.message}`,
          ),
        );
      }
    });
    res.once('close', () => {
      upstream.destroy();
      resolve();
    });
    req.pipe(upstream);
  });
}

/** `services/{name}:{port}/proxy/…`: forwards any method to the Service's Pod, streaming both ways; the client leaving aborts the call. */
export const serviceProxy: Handler = async (context, request) => {
  const { store, proxyTarget } = context;
  const { info } = request;
  const { name, port: wanted } = readTarget(info.name!);
  const service = store.get('Service', name, info.namespace);
  if (!service) {
    throw notFound({ group: '', plural: 'services' }, name);
  }
  const port = findPort(
    name,
    wanted,
    (service.spec as ServiceSpec).ports ?? [],
  );
  const pod = port && endpointOf(store, service);
  if (!port || !pod) {
    throw serviceUnavailable(
      `no endpoints available for service "${info.name}"`,
    );
  }
  const number = port.targetPort ?? port.port;
  const dial = `dial tcp ${(pod.status as PodStatus).podIP}:${number}`;
  const base = isReady(pod) ? proxyTarget(pod, number) : null;
  if (!base) {
    throw serviceUnavailable(
      `error trying to reach service: ${dial}: connect: connection refused`,
    );
  }
  const query = info.query.toString();
  const path = `${base.pathname.replace(/\/$/, '')}${info.rest || '/'}`;
  const target = new URL(`${path}${query ? `?${query}` : ''}`, base);
  await relay(request, target, dial);
};
