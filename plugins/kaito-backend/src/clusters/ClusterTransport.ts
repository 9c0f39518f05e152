import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';

/** A request to a cluster's API server. */
export interface ClusterRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** Path and query on the API server, e.g. `/api/v1/namespaces/…`. */
  path: string;
  /** Headers to send; credentials are added by the transport and nothing else is. */
  headers?: Record<string, string>;
  body?: string | Buffer | Readable;
  signal?: AbortSignal;
}

/** Sends requests to clusters with the portal's own credentials, over each cluster's connection pool. */
export interface ClusterTransport {
  /** Resolves once the response headers are in; rejects with a ServiceUnavailableError that says why when the cluster cannot be reached. */
  request(
    cluster: string,
    request: ClusterRequest,
  ): Promise<Dispatcher.ResponseData>;
}
