import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { ContractServer } from './ContractServer';

const MERGE = { 'content-type': 'application/merge-patch+json' };

/** A stand-in for a model, listed as the endpoint of a Service. */
export interface ProxiedModel {
  name: string;
  /** Path of the service proxy for the name with this port form. */
  path(port: string): string;
  seen: IncomingMessage[];
  /** Settles when a client left a stream. */
  aborted: Promise<unknown>;
  stop(): Promise<void>;
}

/** An address of this machine that is not loopback: an API server proxies to no other. */
const ownAddress = () =>
  Object.values(networkInterfaces())
    .flatMap(addresses => addresses ?? [])
    .find(({ internal, address }) => !internal && isIPv4(address))?.address;

/** How many were made in each namespace: the same names on every server. */
const made = new Map<string, number>();

/** The ports of a Service, the first of which the model answers at. */
export type ServicePorts = readonly { name?: string; port: number }[];

const TWO_PORTS: ServicePorts = [
  { name: 'http', port: 80 },
  { name: 'metrics', port: 90 },
];

/** Serves a stand-in and makes Pod, Service and Endpoints for it. Null when this machine has no address but loopback. */
export async function startProxiedModel(
  { admin, namespace }: ContractServer,
  ports: ServicePorts = TWO_PORTS,
): Promise<ProxiedModel | null> {
  const ip = ownAddress();
  if (!ip) {
    return null;
  }
  const seen: IncomingMessage[] = [];
  let left = () => {};
  const aborted = new Promise<void>(resolve => {
    left = resolve;
  });
  const server = createServer((req, res) => {
    seen.push(req);
    if (req.url?.includes('/stream')) {
      res.once('close', left);
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      res.write('data: one\n\n');
      return;
    }
    const chunks: Buffer[] = [];
    req.on('data', chunk => chunks.push(chunk));
    req.on('end', () => {
      res.writeHead(418, { 'content-type': 'text/plain', 'x-model': 'yes' });
      res.end(`${req.method} ${req.url} ${Buffer.concat(chunks)}`);
    });
  });
  server.listen(0, ip);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const count = (made.get(namespace) ?? 0) + 1;
  made.set(namespace, count);
  const name = `model-${count}`;
  const at = `/api/v1/namespaces/${namespace}`;
  const metadata = { name };
  await admin.call('POST', `${at}/pods`, {
    metadata,
    spec: {
      schedulerName: 'nobody',
      containers: [{ name: 'main', image: 'example.com/none' }],
    },
  });
  const status = { podIP: ip, podIPs: [{ ip }] };
  await admin.call('PATCH', `${at}/pods/${name}/status`, { status }, MERGE);
  await admin.call('POST', `${at}/services`, {
    metadata,
    spec: { ports },
  });
  const targetRef = { kind: 'Pod', name, namespace };
  await admin.call('POST', `${at}/endpoints`, {
    metadata,
    subsets: [
      { addresses: [{ ip, targetRef }], ports: [{ ...ports[0], port }] },
    ],
  });
  return {
    name,
    path: form => `${at}/services/${name}${form}/proxy`,
    seen,
    aborted,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await admin.call('DELETE', `${at}/pods/${name}`, {
        gracePeriodSeconds: 0,
      });
    },
  };
}
