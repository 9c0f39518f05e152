import { createServer, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GitOpsStatus } from '../gitops';
import type { ClusterProcess } from './ClusterProcess';

const ACTIONS = {
  kill: (cluster: ClusterProcess) => cluster.kill(),
  start: (cluster: ClusterProcess) => cluster.start(),
};

/**
 * Breaks and mends the sandbox: `GET /` says what runs and how GitOps stands, `POST /clusters/NAME/kill` and `/start` act.
 * Loopback only; a request from a web page is refused, so that no site can reach it through a browser.
 */
export async function startControl(
  port: number,
  clusters: readonly ClusterProcess[],
  gitops: () => GitOpsStatus,
): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer(async (req, res) => {
    const answer = (status: number, body: unknown) => {
      res.writeHead(status, { 'content-type': 'application/json' });
      res.end(`${JSON.stringify(body, null, 2)}\n`);
    };
    if (req.headers.origin) {
      answer(403, { message: 'The control port does not serve web pages.' });
      return;
    }
    if (req.method === 'GET' && req.url === '/') {
      answer(200, { clusters: clusters.map(describe), gitops: gitops() });
      return;
    }
    const [, name, action] =
      /^\/clusters\/([^/]+)\/([^/]+)$/.exec(req.url ?? '') ?? [];
    const cluster = clusters.find(one => one.options.name === name);
    const act = ACTIONS[action as keyof typeof ACTIONS];
    if (req.method !== 'POST' || !cluster || !act) {
      answer(404, {
        message: `Known: GET /, and POST /clusters/NAME/ACTION with NAME one of ${clusters
          .map(one => one.options.name)
          .join(', ')} and ACTION one of ${Object.keys(ACTIONS).join(', ')}.`,
      });
      return;
    }
    try {
      await act(cluster);
      answer(200, describe(cluster));
    } catch (error) {
      answer(500, { message: String(error) });
    }
  });
  await listen(server, port);
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${actual}`,
    stop: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function describe(cluster: ClusterProcess) {
  return {
    name: cluster.options.name,
    title: cluster.options.title,
    running: cluster.running,
    pid: cluster.pid ?? null,
  };
}

function listen(server: Server, port: number) {
  return new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}
