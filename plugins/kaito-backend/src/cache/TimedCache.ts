type Entry<T> = { at: number; value: Promise<T> };

/**
 * Keeps answers for a while. Askers at the same moment share one call. A failure is kept too, but shorter: a fleet
 * page must not hammer an API that has just asked to slow down.
 */
export class TimedCache<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #options: { ttlMs: number; failureTtlMs: number; now: () => number };

  constructor({
    ttlMs,
    failureTtlMs = 60_000,
    now = Date.now,
  }: {
    ttlMs: number;
    failureTtlMs?: number;
    now?: () => number;
  }) {
    this.#options = { ttlMs, failureTtlMs, now };
  }

  /** The kept answer with the moment it was asked for, or a new one. Rejects as `load` does. */
  async get(
    key: string,
    load: () => Promise<T>,
  ): Promise<{ value: T; at: number }> {
    const { now, ttlMs, failureTtlMs } = this.#options;
    const kept = this.#entries.get(key);
    if (kept && now() - kept.at < ttlMs) {
      return { value: await kept.value, at: kept.at };
    }
    const entry: Entry<T> = { at: now(), value: load() };
    this.#entries.set(key, entry);
    try {
      return { value: await entry.value, at: entry.at };
    } catch (error) {
      // As if it were older: it expires after failureTtlMs.
      entry.at -= Math.max(0, ttlMs - failureTtlMs);
      throw error;
    }
  }
}
