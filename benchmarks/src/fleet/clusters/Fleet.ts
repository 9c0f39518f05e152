import { type RunningApiServer, startApiServer } from '@kaito-portal/sandbox';
import { sharedNow } from '../processes/now';
import { startChanges } from './changes';
import { type Content, objectsOf } from './Content';
import { countRequests, NO_REQUESTS, type Requests } from './countRequests';

/** How a cluster is reached. */
export interface ClusterFacts {
  name: string;
  url: string;
  caPem: string;
  token: string;
  /** File that holds the token instead, where it changes. */
  tokenFile?: string;
}

/** Name of the cluster with an index. */
export const clusterName = (index: number) =>
  `cluster-${String(index).padStart(3, '0')}`;

/** Sandbox clusters without KAITO's controllers: they hold what they are given, and all that happens is what is asked for. */
export class Fleet {
  readonly clusters: RunningApiServer[] = [];
  readonly #content: Content;
  readonly #counts: Requests = { ...NO_REQUESTS };
  #changes: ReturnType<typeof startChanges> | undefined;

  constructor(content: Content) {
    this.#content = content;
  }

  async start(count: number): Promise<ClusterFacts[]> {
    for (let index = 0; index < count; index += 1) {
      const name = clusterName(index);
      const objects = objectsOf(name, this.#content);
      const cluster = await startApiServer({
        name,
        prepare: ({ table, registry }) =>
          table.load(objects, object => registry.ofObject(object)),
      });
      countRequests(cluster.faults, this.#counts);
      this.clusters.push(cluster);
    }
    return this.clusters.map(({ name, url, caPem, tokens }) => ({
      name,
      url,
      caPem,
      token: tokens.reader,
    }));
  }

  /** Starts changes in place of those of before; none a second is none. Gives how many those of before wrote. */
  change(options: { perSecond: number; churn?: number }): number {
    const written = this.#changes?.written() ?? 0;
    this.#changes?.stop();
    this.#changes =
      options.perSecond > 0
        ? startChanges(
            this.clusters.map(({ store }) => store),
            this.#content,
            options,
          )
        : undefined;
    return written;
  }

  requests() {
    return { ...this.#counts, at: sharedNow() };
  }
}
