import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GitOpsStatus } from '../gitops';
import type { ModelFaults } from '../model';
import type { ClusterProcess } from './ClusterProcess';
import { controlFaults } from './controlFaults';

const ACTIONS = {
  kill: (cluster: ClusterProcess) => cluster.kill(),
  start: (cluster: ClusterProcess) => cluster.start(),
};

/** What the control port breaks and mends. */
export interface Controlled {
  clusters: readonly ClusterProcess[];
  faults: ModelFaults;
  gitops: () => GitOpsStatus;
}

/** What a request to the control port is answered with. */
export interface ControlAnswer {
  status: number;
  body: unknown;
}

/**
 * Breaks and mends the sandbox: `GET /` says what runs and how GitOps stands, `POST /clusters/NAME/kill` and `/start` act,
 * `/models/faults` lets the model server fail. Loopback only; a request from a web page is refused, so that no site can
 * reach it through a browser.
 */
export async function startControl(
  port: number,
  controlled: Controlled,
): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer(async (req, res) => {
    try {
      const { status, body } = await answerTo(req, controlled);
      answer(res, status, body);
    } catch (error) {
      answer(res, 500, { message: String(error) });
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

async function answerTo(
  req: IncomingMessage,
  { clusters, faults, gitops }: Controlled,
): Promise<ControlAnswer> {
  if (req.headers.origin) {
    return {
      status: 403,
      body: { message: 'The control port does not serve web pages.' },
    };
  }
  if (req.method === 'GET' && req.url === '/') {
    return {
      status: 200,
      body: { clusters: clusters.map(describe), gitops: gitops() },
    };
  }
  if (req.url === '/models/faults') {
    return controlFaults(req, faults);
  }
  const [, name, action] =
    /^\/clusters\/([^/]+)\/([^/]+)$/.exec(req.url ?? '') ?? [];
  const cluster = clusters.find(one => one.options.name === name);
  const act = ACTIONS[action as keyof typeof ACTIONS];
  if (req.method !== 'POST' || !cluster || !act) {
    const names = clusters.map(one => one.options.name).join(', ');
    const actions = Object.keys(ACTIONS).join(', ');
    return {
      status: 404,
      body: {
        message: `Known: GET /, GET, POST and DELETE /models/faults, and POST /clusters/NAME/ACTION with NAME one of ${names} and ACTION one of ${actions}.`,
      },
    };
  }
  await act(cluster);
  return { status: 200, body: describe(cluster) };
}

function answer(res: ServerResponse, status: number, body: unknown) {
  res.writeHead(status, { 'content-type': 'application/json' });
  res.end(`${JSON.stringify(body, null, 2)}\n`);
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
