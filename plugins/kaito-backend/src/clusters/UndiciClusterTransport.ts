import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  isMisconfigured,
  type ClusterConnection,
  type ClusterEntry,
} from '@kaito-portal/backstage-plugin-kaito-node';
import type { Dispatcher } from 'undici';
import type { ClusterRequest, ClusterTransport } from './ClusterTransport';
import { ConnectionPool, type Lane } from './ConnectionPool';
import { ClusterToken } from './ClusterToken';
import { describeConnectionError } from './describeConnectionError';
import { requestHeaders, requestTarget } from './requestTarget';

interface Known {
  cluster: ClusterConnection;
  pool: ConnectionPool;
  token: ClusterToken;
}

/** Sends requests to the configured clusters over pooled connections; redirects are not followed. */
export class UndiciClusterTransport implements ClusterTransport {
  readonly #clusters = new Map<string, Known>();
  readonly #problems = new Map<string, string>();

  constructor(entries: readonly ClusterEntry[]) {
    for (const entry of entries) {
      if (isMisconfigured(entry)) {
        this.#problems.set(entry.name, entry.problem);
      } else {
        this.#clusters.set(entry.name, {
          cluster: entry,
          pool: new ConnectionPool(entry),
          token: new ClusterToken(entry),
        });
      }
    }
  }

  /**
   * The portal's own requests that get a 401 are sent once more with a renewed token. Not those of people: a model behind
   * the API server may answer 401 for reasons of its own.
   * @param lane - which connections to use; those for people's calls when left out.
   */
  async request(
    name: string,
    request: ClusterRequest,
    lane: Lane = 'calls',
  ): Promise<Dispatcher.ResponseData> {
    const known = this.#find(name);
    const token = await known.token.current();
    const response = await this.#send(known, request, lane, token);
    if (response.statusCode !== 401 || lane === 'calls') {
      return response;
    }
    const renewed = await known.token.after(token);
    if (renewed === undefined) {
      return response;
    }
    await response.body.dump();
    return this.#send(known, request, lane, renewed);
  }

  /** Cuts every connection to every cluster. */
  async close(): Promise<void> {
    await Promise.all([...this.#clusters.values()].map(c => c.pool.close()));
  }

  async #send(
    { cluster, pool }: Known,
    request: ClusterRequest,
    lane: Lane,
    token: string | undefined,
  ): Promise<Dispatcher.ResponseData> {
    const target = requestTarget(cluster.url, request.path);
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
      throw new ServiceUnavailableError(
        describeConnectionError(cluster.name, error),
      );
    }
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
