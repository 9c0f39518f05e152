import type { Clock } from './Clock';

/** How fast tokens leave. */
export interface Pace {
  tokensPerSecond: number;
  /** Time before the first token, in milliseconds. */
  firstTokenMs: number;
}

/** Holds each token back until it is due. Due times count from the start, so that a slow reader or a late timer does not add up. */
export class Pacer {
  readonly #startedAt: number;
  #tokens = 0;

  constructor(private readonly clock: Clock, private readonly pace?: Pace) {
    this.#startedAt = clock.now();
  }

  async nextToken(signal: AbortSignal): Promise<void> {
    if (!this.pace) {
      return;
    }
    const due =
      this.#startedAt +
      this.pace.firstTokenMs +
      (this.#tokens * 1000) / this.pace.tokensPerSecond;
    this.#tokens += 1;
    const wait = due - this.clock.now();
    if (wait > 0) {
      await this.clock.sleep(wait, signal);
    }
  }
}
