import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  isMisconfigured,
  type ClusterConnection,
  type ClusterEntry,
} from '@kaito-portal/backstage-plugin-kaito-node';
import type { Dispatcher } from 'undici';
import type { ClusterRequest, ClusterTransport } from './ClusterTransport';
import { ConnectionPool, type Lane } from './ConnectionPool';
import { describeConnectionError, errorCode } from './describeConnectionError';
import { requestHeaders, requestTarget } from './requestTarget';

async function readToken(
  cluster: ClusterConnection,
): Promise<string | undefined> {
  try {
    return await cluster.token?.();
  } catch (error) {
    throw new ServiceUnavailableError(
      `The portal cannot read its token for cluster ${
        cluster.name
      } (${errorCode(error)}). Check the token file and its permissions.`,
    );
  }
}

/** Sends requests to the configured clusters over pooled connections; redirects are not followed. */
export class UndiciClusterTransport implements ClusterTransport {
  readonly #clusters = new Map<
    string,
    { cluster: ClusterConnection; pool: ConnectionPool }
  >();
  readonly #problems = new Map<string, string>();

  constructor(entries: readonly ClusterEntry[]) {
    for (const entry of entries) {
      if (isMisconfigured(entry)) {
        this.#problems.set(entry.name, entry.problem);
      } else {
        const pool = new ConnectionPool(entry);
        this.#clusters.set(entry.name, { cluster: entry, pool });
      }
    }
  }

  /** @param lane - which connections to use; those for people's calls when left out. */
  async request(
    name: string,
    request: ClusterRequest,
    lane: Lane = 'calls',
  ): Promise<Dispatcher.ResponseData> {
    const { cluster, pool } = this.#find(name);
    const target = requestTarget(cluster.url, request.path);
    const token = await readToken(cluster);
    try {
      return await pool.dispatcher(lane).request({
        ...target,
        method: request.method,
        headers: requestHeaders(request.headers, token),
        body: request.body,
        signal: request.signal,
      });
    } catch (error) {
      if (request.signal?.aborted) {
        throw error;
      }
      throw new ServiceUnavailableError(describeConnectionError(name, error));
    }
  }

  /** Cuts every connection to every cluster. */
  async close(): Promise<void> {
    await Promise.all([...this.#clusters.values()].map(c => c.pool.close()));
  }

  #find(name: string) {
    const known = this.#clusters.get(name);
    if (known) {
      return known;
    }
    const problem = this.#problems.get(name);
    throw problem
      ? new ServiceUnavailableError(problem)
      : new NotFoundError(`There is no cluster ${name}`);
  }
}
