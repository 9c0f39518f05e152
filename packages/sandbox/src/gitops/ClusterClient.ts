import { Agent, fetch } from 'undici';
import type { Manifest, SyncTarget } from './types';

const TIMEOUT_MS = 10_000;

/** The cluster did not answer at all. */
export class UnreachableError extends Error {
  override name = 'UnreachableError';
}

/** The cluster answered with an error of its own. */
export class ApiError extends Error {
  override name = 'ApiError';

  constructor(readonly status: number, message: string) {
    super(message);
  }
}

interface Resource {
  /** `/apis/kaito.sh/v1beta1`. */
  base: string;
  plural: string;
  kind: string;
  namespaced: boolean;
  verbs: string[];
}

/** One cluster's API as far as the sync needs it. */
export class ClusterClient {
  private readonly agent: Agent;
  private readonly groups = new Map<string, Resource[]>();

  constructor(private readonly target: SyncTarget) {
    this.agent = new Agent({ connect: { ca: target.caPem } });
  }

  /**
   * @throws UnreachableError when no answer comes
   * @throws ApiError for any answer outside 2xx
   */
  async request<T>(
    method: string,
    path: string,
    body?: unknown,
    contentType = 'application/json',
  ): Promise<T> {
    const url = new URL(path, this.target.url);
    let status: number;
    let text: string;
    try {
      const response = await fetch(url, {
        method,
        dispatcher: this.agent,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          authorization: `Bearer ${this.target.token}`,
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': contentType }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      status = response.status;
      text = await response.text();
    } catch (error) {
      const { cause, message } = error as Error;
      const why = cause instanceof Error ? cause.message : message;
      throw new UnreachableError(`${url.origin} does not answer: ${why}`);
    }
    if (status >= 200 && status < 300)
      return (text ? JSON.parse(text) : {}) as T;
    throw new ApiError(status, `${status}: ${messageOf(text)}`);
  }

  /** What stands at a path; null when nothing does. */
  async requestIfThere<T>(path: string): Promise<T | null> {
    return this.request<T>('GET', path).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 404) return null;
      throw error;
    });
  }

  /** How to address a kind. @throws ApiError when the cluster does not know it */
  async resourceFor({
    apiVersion,
    kind,
  }: Pick<Manifest, 'apiVersion' | 'kind'>): Promise<Resource> {
    const found = await this.findResource({ apiVersion, kind });
    if (found) return found;
    throw new ApiError(
      404,
      `the cluster does not know the kind ${kind} of ${apiVersion}; is its CRD installed?`,
    );
  }

  /** How to address a kind; undefined when the cluster does not know it. */
  async findResource({
    apiVersion,
    kind,
  }: Pick<Manifest, 'apiVersion' | 'kind'>): Promise<Resource | undefined> {
    const find = async () =>
      (await this.resources(apiVersion)).find(r => r.kind === kind);
    const found = await find();
    return !found && this.groups.delete(apiVersion) ? find() : found;
  }

  /** What a group version offers; nothing when the cluster lacks it. */
  async resources(apiVersion: string): Promise<Resource[]> {
    const known = this.groups.get(apiVersion);
    if (known) return known;
    const base = apiVersion.includes('/')
      ? `/apis/${apiVersion}`
      : `/api/${apiVersion}`;
    const list = await this.request<{
      resources: {
        name: string;
        kind: string;
        namespaced: boolean;
        verbs: string[];
      }[];
    }>('GET', base).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 404) return null;
      throw error;
    });
    const resources = (list?.resources ?? [])
      .filter(({ name }) => !name.includes('/'))
      .map(({ name, ...rest }) => ({ base, plural: name, ...rest }));
    this.groups.set(apiVersion, resources);
    return resources;
  }

  close(): Promise<void> {
    return this.agent.destroy();
  }
}

/** Path of a collection or, with a name, of one object. */
export function pathOf(
  resource: Resource,
  namespace: string | undefined,
  name?: string,
): string {
  const parts = [
    resource.base,
    ...(resource.namespaced && namespace
      ? ['namespaces', encodeURIComponent(namespace)]
      : []),
    resource.plural,
    ...(name === undefined ? [] : [encodeURIComponent(name)]),
  ];
  return parts.join('/');
}

function messageOf(text: string): string {
  try {
    return JSON.parse(text).message ?? text.slice(0, 300);
  } catch {
    return text.slice(0, 300);
  }
}
