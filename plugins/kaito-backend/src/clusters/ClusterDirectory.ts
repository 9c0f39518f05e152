import { setTimeout as delay } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ClusterEntry,
  ClusterSource,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { askSource, type SourceAnswer } from './askSource';
import { ProblemLog } from './ProblemLog';
import { uniqueClusters } from './uniqueClusters';

/** Seconds after which a source that failed is asked again. */
const RETRY_SECONDS = 10;

/** Knows which clusters there are, and goes on asking. A source that fails keeps the clusters it named before. */
export class ClusterDirectory {
  readonly #sources: readonly ClusterSource[];
  readonly #answers: SourceAnswer[];
  readonly #logger: LoggerService;
  readonly #problems: ProblemLog;
  readonly #retrySeconds: number;
  readonly #stopping = new AbortController();
  #running: Promise<unknown> | undefined;

  constructor(options: {
    sources: readonly ClusterSource[];
    logger: LoggerService;
    retrySeconds?: number;
  }) {
    this.#sources = options.sources;
    this.#logger = options.logger;
    this.#problems = new ProblemLog(options.logger);
    this.#retrySeconds = options.retrySeconds ?? RETRY_SECONDS;
    this.#answers = options.sources.map(({ id }) => ({
      clusters: [],
      problem: `${id} has not said yet which clusters there are.`,
    }));
  }

  /** Asks every source that can answer while the backend starts. */
  async open(): Promise<void> {
    await Promise.all(
      this.#sources.map(async (source, index) => {
        if (!source.remote) {
          await this.#ask(index);
        }
      }),
    );
    this.#problems.note(this.entries());
  }

  /** Every cluster, in the order of the sources; what is wrong with a source stands under the source's id. */
  entries(): ClusterEntry[] {
    return uniqueClusters(
      this.#sources.map(({ id }, index) => {
        const { clusters, problem } = this.#answers[index];
        return {
          source: id,
          clusters:
            problem === undefined
              ? clusters
              : [...clusters, { name: id, problem }],
        };
      }),
    );
  }

  /** Goes on asking each source on its own. A second call does nothing. */
  start(onEntries: (entries: ClusterEntry[]) => void): void {
    this.#running ??= Promise.all(
      this.#sources.map((_, index) => this.#follow(index, onEntries)),
    );
  }

  /** Asks no more. An answer that is under way is not waited for. */
  stop(): void {
    this.#stopping.abort();
  }

  async #follow(
    index: number,
    onEntries: (entries: ClusterEntry[]) => void,
  ): Promise<void> {
    const source = this.#sources[index];
    const { signal } = this.#stopping;
    let due = source.remote === true;
    while (!signal.aborted) {
      if (due) {
        await this.#ask(index);
        if (signal.aborted) {
          return;
        }
        const entries = this.entries();
        this.#problems.note(entries);
        onEntries(entries);
      }
      due = true;
      const { problem } = this.#answers[index];
      const { refreshSeconds } = source;
      if (problem === undefined && refreshSeconds === undefined) {
        return;
      }
      const seconds =
        problem === undefined
          ? refreshSeconds!
          : Math.min(this.#retrySeconds, refreshSeconds ?? Infinity);
      await delay(seconds * 1_000, undefined, { signal, ref: false }).catch(
        () => undefined,
      );
    }
  }

  async #ask(index: number): Promise<void> {
    this.#answers[index] = await askSource(
      this.#sources[index],
      this.#answers[index],
      this.#logger,
    );
  }
}
