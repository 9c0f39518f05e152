import type { LoggerService } from '@backstage/backend-plugin-api';
import { databaseReason } from '../database/databaseReason';
import type { Clock } from '../watch/Clock';
import type { RequestStore } from './RequestStore';
import type { RequestRecord } from './types';

const TICK_MS = 2_000;
/** Replicas' clocks differ: what was written within this is looked at again. */
const OVERLAP_MS = 60_000;
/** What was not written to for so long need not be compared any more. */
const FORGET_MS = 3_600_000;

/** What of a request is told when it changes. That a host said the same again is no news. */
function wordOf({ wish, facts, state, stage }: RequestRecord): string {
  const { git, ...rest } = facts;
  return JSON.stringify([wish, rest, git.problem, state, stage]);
}

/**
 * Tells of requests that changed, whichever replica wrote them: reads what the database got since the last look. Each
 * replica has its own, for its own viewers.
 */
export class RequestTail {
  readonly #parts: {
    store: RequestStore;
    clock: Clock;
    logger: LoggerService;
    onChange(record: RequestRecord): void;
  };

  readonly #stopping = new AbortController();
  readonly #known = new Map<string, { word: string; updatedAt: number }>();
  #primed = false;
  #failing = false;
  #waking = new AbortController();
  #running: Promise<void> | undefined;

  constructor(parts: {
    store: RequestStore;
    clock: Clock;
    logger: LoggerService;
    onChange(record: RequestRecord): void;
  }) {
    this.#parts = parts;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.poke();
    await this.#running;
  }

  /** Looks now: something was written here. */
  poke(): void {
    this.#waking.abort();
  }

  /** Looks once. Never rejects. */
  async tick(): Promise<void> {
    const { store, clock, logger } = this.#parts;
    const from = clock.now() - OVERLAP_MS;
    try {
      const records = await store.changedSince(new Date(from));
      records.forEach(record => this.#take(record));
      [...this.#known]
        .filter(([, { updatedAt }]) => updatedAt < from - FORGET_MS)
        .forEach(([id]) => this.#known.delete(id));
      this.#primed = true;
      this.#failing = false;
    } catch (error) {
      if (!this.#failing) {
        logger.error(
          `Changes of requests are not being told: ${databaseReason(
            error,
          )}. Trying again`,
        );
      }
      this.#failing = true;
    }
  }

  #take(record: RequestRecord) {
    const { id } = record.wish;
    const word = wordOf(record);
    const before = this.#known.get(id);
    const updatedAt = Date.parse(record.updatedAt);
    this.#known.set(id, { word, updatedAt });
    if (this.#primed && before?.word !== word) {
      this.#parts.onChange(record);
    }
  }

  async #run() {
    while (!this.#stopping.signal.aborted) {
      this.#waking = new AbortController();
      await this.tick();
      await this.#parts.clock.sleep(TICK_MS, this.#waking.signal);
    }
  }
}
