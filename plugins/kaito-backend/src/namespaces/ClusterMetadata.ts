import type { ClusterTransport } from '../clusters/ClusterTransport';
import { readText } from '../watch/ApiClient';
import { failureOfStatus, unreadable } from '../watch/ApiFailure';
import { readReview, REVIEW_PATH } from '../watch/rights/accessReview';
import { createApiPost } from '../watch/rights/createApiPost';

/** Names of 20,000 objects with their labels fit. */
const MAX_BYTES = 16 * 1024 * 1024;
const PAGE = 500;
/** How long a cluster is waited for. */
const PATIENCE_MS = 5_000;

const asMetadata = (kind: string) =>
  `application/json;as=${kind};g=meta.k8s.io;v=v1`;

/** Something a role can allow. */
export interface Access {
  verb: string;
  /** Plural, of the core group. */
  resource: string;
  namespace?: string;
  name?: string;
}

/**
 * Reads metadata of what nobody watches, with the portal's own account: never the content of an object.
 * @throws ApiFailure, ServiceUnavailableError or Error, all with words for people
 */
export class ClusterMetadata {
  constructor(private readonly transport: ClusterTransport) {}

  /** Names of all objects at a path, `/api/v1/namespaces`. */
  async names(cluster: string, path: string): Promise<string[]> {
    const names: string[] = [];
    let next = '';
    do {
      const query = new URLSearchParams({
        limit: String(PAGE),
        ...(next && { continue: next }),
      });
      const page = await this.#read(
        cluster,
        `${path}?${query}`,
        'PartialObjectMetadataList',
      );
      const { items, metadata } = (page ?? {}) as {
        items?: { metadata?: { name?: unknown } }[];
        metadata?: { continue?: string };
      };
      if (!Array.isArray(items)) throw unreadable(path);
      names.push(...items.map(item => String(item.metadata?.name ?? '')));
      next = metadata?.continue ?? '';
    } while (next);
    return names;
  }

  /** Whether there is an object at a path. */
  async exists(
    cluster: string,
    path: string,
    signal?: AbortSignal,
  ): Promise<boolean> {
    const found = await this.#read(
      cluster,
      path,
      'PartialObjectMetadata',
      signal,
    );
    return found !== null;
  }

  /** Whether the cluster lets the portal's account do something. */
  async may(
    cluster: string,
    access: Access,
    signal?: AbortSignal,
  ): Promise<boolean> {
    const { statusCode, text } = await createApiPost(this.transport, cluster)(
      REVIEW_PATH,
      {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectAccessReview',
        spec: { resourceAttributes: { group: '', ...access } },
      },
      inTime(signal),
    );
    return readReview(statusCode, text);
  }

  /** Null when there is nothing. */
  async #read(
    cluster: string,
    path: string,
    kind: string,
    signal?: AbortSignal,
  ): Promise<unknown> {
    const response = await this.transport.request(cluster, {
      method: 'GET',
      path,
      headers: { accept: asMetadata(kind), 'user-agent': 'kaito-portal' },
      signal: inTime(signal),
    });
    const text = await readText(response.body, MAX_BYTES);
    if (response.statusCode === 404) return null;
    const resource = path.split(/[/?]/).includes('secrets')
      ? 'secrets'
      : 'namespaces';
    if (response.statusCode !== 200) {
      throw failureOfStatus(response.statusCode, resource, response.headers);
    }
    const object = parse(text, resource);
    // What is no metadata may hold content: a server that does not know the form is not asked again in another.
    if (!String(object.kind).startsWith('PartialObjectMetadata')) {
      throw unreadable(resource);
    }
    return object;
  }
}

function inTime(signal?: AbortSignal): AbortSignal {
  const limit = AbortSignal.timeout(PATIENCE_MS);
  return signal ? AbortSignal.any([signal, limit]) : limit;
}

function parse(text: string, resource: string): { kind?: unknown } {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    throw unreadable(resource);
  }
}
