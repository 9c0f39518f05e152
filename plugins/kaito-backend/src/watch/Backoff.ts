import type { Clock } from './Clock';

/** Waiting times that double from 1 s to 60 s, each between half and all of its value, so that watchers do not march in step. */
export class Backoff {
  readonly #random: Clock['random'];
  readonly #firstMs: number;
  readonly #lastMs: number;
  #failures = 0;

  constructor(
    random: Clock['random'],
    options: { firstMs?: number; lastMs?: number } = {},
  ) {
    this.#random = random;
    this.#firstMs = options.firstMs ?? 1_000;
    this.#lastMs = options.lastMs ?? 60_000;
  }

  /** Milliseconds to wait now; at least what the server asked for, if it did (up to five minutes). */
  next(retryAfterMs = 0): number {
    const full = Math.min(this.#lastMs, this.#firstMs * 2 ** this.#failures);
    this.#failures = Math.min(this.#failures + 1, 30);
    const jittered = full / 2 + (full / 2) * this.#random();
    return Math.max(jittered, Math.min(retryAfterMs, 300_000));
  }

  reset(): void {
    this.#failures = 0;
  }
}
