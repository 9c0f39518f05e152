import { hostOf } from '../hostOf';
import type { RequestRecord } from '../types';

/**
 * Asks Git hosts about requests: one question at a time for each host, hosts side by side, so that one that is slow
 * holds up none but its own.
 */
export class PollQueue {
  readonly #ask: (record: RequestRecord) => Promise<unknown>;
  readonly #lanes = new Map<string, Promise<void>>();
  readonly #waiting = new Set<string>();

  constructor(ask: (record: RequestRecord) => Promise<unknown>) {
    this.#ask = ask;
  }

  /** Adds a question unless the same waits already. */
  add(record: RequestRecord): void {
    const { id, repoUrl } = record.wish;
    if (this.#waiting.has(id)) {
      return;
    }
    this.#waiting.add(id);
    const host = hostOf(repoUrl);
    const before = this.#lanes.get(host) ?? Promise.resolve();
    const lane = before
      .then(() => this.#ask(record))
      .catch(() => undefined)
      .then(() => {
        this.#waiting.delete(id);
      });
    this.#lanes.set(host, lane);
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    await Promise.all(this.#lanes.values());
  }
}
