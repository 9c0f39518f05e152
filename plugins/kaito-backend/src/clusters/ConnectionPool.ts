import { Agent, type Dispatcher } from 'undici';
import type { ClusterConnection } from '@kaito-portal/backstage-plugin-kaito-node';

/**
 * What a request is for. Each lane has connections of its own, so that people's calls to models cannot starve the
 * watch, and the probe tells the truth while both are busy.
 */
export type Lane = 'calls' | 'watch' | 'probe';

const SECOND = 1_000;

/**
 * Limits per lane. A watch holds its connection for minutes, and its body may be silent that long: whoever reads it says
 * when that is too long. There must be more connections than kinds, or the last kinds wait for ever.
 */
const LANES: Record<
  Lane,
  { connections: number; headersTimeout: number; bodyTimeout: number }
> = {
  calls: {
    // One for each answer that streams; what may be under way is the gateway's to say.
    connections: 1024,
    headersTimeout: 600 * SECOND,
    bodyTimeout: 600 * SECOND,
  },
  watch: { connections: 48, headersTimeout: 60 * SECOND, bodyTimeout: 0 },
  probe: {
    connections: 1,
    headersTimeout: 5 * SECOND,
    bodyTimeout: 5 * SECOND,
  },
};

/** Keep-alive connections to one API server, over HTTP/1.1. */
export class ConnectionPool {
  readonly #agents: Record<Lane, Agent>;

  constructor(cluster: ClusterConnection) {
    const { ca, cert, key, serverName, skipVerify } = cluster.tls ?? {};
    const create = (lane: Lane) =>
      new Agent({
        ...LANES[lane],
        allowH2: false,
        pipelining: 1,
        keepAliveTimeout: 30 * SECOND,
        connect: {
          timeout: 5 * SECOND,
          rejectUnauthorized: !skipVerify,
          ...(ca && { ca }),
          ...(cert && { cert, key }),
          ...(serverName && { servername: serverName }),
        },
      });
    this.#agents = {
      calls: create('calls'),
      watch: create('watch'),
      probe: create('probe'),
    };
  }

  dispatcher(lane: Lane): Dispatcher {
    return this.#agents[lane];
  }

  /** Cuts every connection. */
  async close(): Promise<void> {
    await Promise.all(
      Object.values(this.#agents).map(agent => agent.destroy()),
    );
  }
}
