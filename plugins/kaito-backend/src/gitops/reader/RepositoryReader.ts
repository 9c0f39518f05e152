import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ScmProvider } from '@kaito-portal/backstage-plugin-kaito-node';
import type { Clock } from '../../watch/Clock';
import { BranchReader, type BranchSource } from './BranchReader';
import type { BranchState } from './BranchState';

type Target = Pick<BranchSource, 'repoUrl' | 'baseBranch'>;

/** Every branch the fleet is described on, read once for everybody. */
export class RepositoryReader {
  readonly #branches: ReadonlyMap<string, BranchReader>;
  readonly #identify: (repoUrl: string) => string;
  readonly #listeners = new Set<() => void>();
  readonly #clock: Clock;
  readonly #refreshMs: number;
  readonly #stop = new AbortController();
  #loop: Promise<void> | null = null;

  constructor(options: {
    sources: readonly BranchSource[];
    /** A new connection to a repository; the signal ends every wait for its host. */
    connect: (repoUrl: string, signal: AbortSignal) => Promise<ScmProvider>;
    /** Turns the ways to write a repository's address into one. */
    identify: (repoUrl: string) => string;
    clock: Clock;
    logger: LoggerService;
    /** How old what is known may become before the host is asked again, ms. */
    refreshMs: number;
  }) {
    const { clock, connect, logger, sources } = options;
    this.#clock = clock;
    const ids = new Map<string, string>();
    this.#identify = repoUrl => {
      const id = ids.get(repoUrl) ?? options.identify(repoUrl);
      // Those of the configuration, and a few that templates name.
      if (ids.size < 100) ids.set(repoUrl, id);
      return id;
    };
    this.#refreshMs = options.refreshMs;
    const onAnswer = () => this.#listeners.forEach(listener => listener());
    this.#branches = new Map(
      sources.map(source => [
        this.#keyOf(source),
        new BranchReader({
          source,
          connect: () => connect(source.repoUrl, this.#stop.signal),
          clock,
          logger,
          onAnswer,
        }),
      ]),
    );
  }

  /** What is known of every branch; never waits. */
  states(): BranchState[] {
    return [...this.#branches.values()].map(branch => branch.state());
  }

  /** The branch of a target; undefined when it is not one of those read. */
  branch(target: Target): BranchReader | undefined {
    return this.#branches.get(this.#keyOf(target));
  }

  /** Calls whenever a host has been asked, also in vain; returns the way to unsubscribe. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Asks every host now and then, from now on. */
  start(): void {
    this.#loop ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
    await Promise.all(
      [...this.#branches.values()].map(branch => branch.close()),
    );
  }

  #keyOf({ repoUrl, baseBranch }: Target): string {
    return `${this.#identify(repoUrl)}\n${baseBranch}`;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await Promise.all(
        // Somebody may have asked a moment ago: that counts.
        [...this.#branches.values()].map(branch =>
          branch.refresh(this.#refreshMs / 2),
        ),
      );
      await this.#clock.sleep(this.#refreshMs, signal);
    }
  }
}
