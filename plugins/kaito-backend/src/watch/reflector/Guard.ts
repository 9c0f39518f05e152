import type { ApiFailure } from '../ApiFailure';
import type { Clock } from '../Clock';

/** Watches over one request: ends it for reasons of the portal's own, and ends its timers with it. */
export class Guard {
  readonly #clock: Clock;
  readonly #parent: AbortSignal;
  readonly #request = new AbortController();
  readonly #timers = new AbortController();
  readonly #abort = () => this.#request.abort();
  #ended: { failure?: ApiFailure } | undefined;

  /** @param parent - who else may end the request. */
  constructor(clock: Clock, parent: AbortSignal) {
    this.#clock = clock;
    this.#parent = parent;
    parent.addEventListener('abort', this.#abort);
    if (parent.aborted) {
      this.#abort();
    }
  }

  /** For the request. */
  get signal(): AbortSignal {
    return this.#request.signal;
  }

  /** Acts once unless the request is over by then. Returns the way to call it off. */
  after(ms: number, act: () => void): () => void {
    const timer = new AbortController();
    const callOff = () => timer.abort();
    this.#timers.signal.addEventListener('abort', callOff);
    void this.#clock.sleep(ms, timer.signal).then(() => {
      this.#timers.signal.removeEventListener('abort', callOff);
      if (!timer.signal.aborted && !this.#timers.signal.aborted) {
        act();
      }
    });
    return callOff;
  }

  /** Ends the request, as a failure if one is given. */
  end(failure?: ApiFailure): void {
    this.#ended ??= { failure };
    this.#request.abort();
  }

  /** Throws what the request's error really means; returns when it ended because it was told to and that is no failure. */
  rethrow(error: unknown): void {
    if (!this.#ended || this.#parent.aborted) {
      throw error;
    }
    if (this.#ended.failure) {
      throw this.#ended.failure;
    }
  }

  /** The request is over. */
  close(): void {
    this.#timers.abort();
    this.#parent.removeEventListener('abort', this.#abort);
  }
}
