import { TimedCache } from '../cache/TimedCache';
import { ApiFailure } from '../watch/ApiFailure';
import type { ClusterSnapshot } from '../watch/ClusterSnapshot';
import type { ClusterMetadata } from './ClusterMetadata';

/** The namespaces of a cluster, or why they are not known. */
export type KnownNamespaces =
  | { state: 'known'; names: ReadonlySet<string>; asOf: string }
  | { state: 'not-known'; reason: string };

/** How long a list serves. A namespace made meanwhile is asked for by nobody yet. */
const TTL_MS = 30_000;
const FAILURE_TTL_MS = 10_000;

function reasonOf(cluster: string, error: unknown): string {
  if (error instanceof ApiFailure && error.reason === 'forbidden') {
    return `The portal's account may not list the namespaces of ${cluster} (403). Add list on namespaces to its ClusterRole, as deploy/rbac has it.`;
  }
  const { name, message } = error as Error;
  return name === 'TimeoutError'
    ? `${cluster} did not name its namespaces in time. Look again in a moment.`
    : message;
}

/** Asks clusters for the names of their namespaces, and keeps them for a moment. */
export class NamespaceLook {
  readonly #metadata: ClusterMetadata;
  readonly #kept = new TimedCache<ReadonlySet<string>>({
    ttlMs: TTL_MS,
    failureTtlMs: FAILURE_TTL_MS,
  });

  constructor(metadata: ClusterMetadata) {
    this.#metadata = metadata;
  }

  /** A cluster that is known not to answer is not asked. */
  async in({
    name,
    state,
    message,
  }: Pick<
    ClusterSnapshot,
    'name' | 'state' | 'message'
  >): Promise<KnownNamespaces> {
    if (state !== 'live' && state !== 'partial') {
      return {
        state: 'not-known',
        reason: message ?? `${name} has not answered yet.`,
      };
    }
    try {
      const { value, at } = await this.#kept.get(
        name,
        async () =>
          new Set(await this.#metadata.names(name, '/api/v1/namespaces')),
      );
      return {
        state: 'known',
        names: value,
        asOf: new Date(at).toISOString(),
      };
    } catch (error) {
      return { state: 'not-known', reason: reasonOf(name, error) };
    }
  }
}
