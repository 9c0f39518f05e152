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
import { isSameConnection } from './isSameConnection';
import { requestHeaders, requestTarget } from './requestTarget';

/** The head of a watch may be as late as its first bookmark; API servers send one each minute. */
const SILENT_WATCH_MS = 180_000;

interface Known {
  cluster: ClusterConnection;
  pool: ConnectionPool;
  token: ClusterToken;
}

function isConnection(entry: ClusterEntry): entry is ClusterConnection {
  return !isMisconfigured(entry);
}

/** Sends requests to the configured clusters over pooled connections; redirects are not followed. */
export class UndiciClusterTransport implements ClusterTransport {
  readonly #clusters = new Map<string, Known>();
  readonly #closing = new Set<Promise<void>>();
  #problems = new Map<string, string>();

  constructor(entries: readonly ClusterEntry[] = []) {
    this.update(entries);
  }

  /**
   * Knows these clusters from now on. The connections of those that are gone, or are reached in another way, are cut;
   * a credential changes without that.
   */
  update(entries: readonly ClusterEntry[]): void {
    const connections = entries.filter(isConnection);
    const staying = new Set(connections.map(({ name }) => name));
    [...this.#clusters.values()]
      .filter(({ cluster }) => !staying.has(cluster.name))
      .forEach(known => this.#forget(known));
    connections.forEach(entry => this.#know(entry));
    this.#problems = new Map(
      entries
        .filter(isMisconfigured)
        .map(({ name, problem }) => [name, problem]),
    );
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
    [...this.#clusters.values()].forEach(known => this.#forget(known));
    await Promise.all(this.#closing);
  }

  #know(cluster: ClusterConnection): void {
    const known = this.#clusters.get(cluster.name);
    if (known && isSameConnection(known.cluster, cluster)) {
      this.#clusters.set(cluster.name, {
        cluster,
        pool: known.pool,
        token:
          known.cluster.token === cluster.token &&
          known.cluster.renewToken === cluster.renewToken
            ? known.token
            : new ClusterToken(cluster),
      });
      return;
    }
    if (known) {
      this.#forget(known);
    }
    this.#clusters.set(cluster.name, {
      cluster,
      pool: new ConnectionPool(cluster),
      token: new ClusterToken(cluster),
    });
  }

  #forget({ cluster, pool }: Known): void {
    this.#clusters.delete(cluster.name);
    const closing = pool.close().finally(() => {
      this.#closing.delete(closing);
    });
    this.#closing.add(closing);
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
        headers: {
          ...requestHeaders(request.headers, token),
          ...cluster.headers,
        },
        body: request.body,
        signal: request.signal,
        ...(cluster.proxied &&
          lane === 'watch' && { headersTimeout: SILENT_WATCH_MS }),
      });
    } catch (error) {
      if (request.signal?.aborted) {
        throw error;
      }
      throw new ServiceUnavailableError(
        describeConnectionError(cluster.name, error, cluster.hint),
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
