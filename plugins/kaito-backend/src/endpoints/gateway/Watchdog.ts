/** Fires a signal when something takes too long, or when any other reason to stop comes up. End it when the work is done. */
export class Watchdog {
  readonly #controller = new AbortController();
  readonly #onEnd: () => void;
  #timer: NodeJS.Timeout | undefined;
  readonly signal: AbortSignal;

  constructor(others: readonly AbortSignal[], onEnd: () => void = () => {}) {
    this.signal = AbortSignal.any([...others, this.#controller.signal]);
    this.#onEnd = onEnd;
  }

  /** Starts the clock anew: after so many milliseconds the signal fires with what `reason` makes. */
  within(milliseconds: number, reason: () => Error) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => this.#controller.abort(reason()),
      milliseconds,
    );
  }

  abort(reason: Error) {
    this.#controller.abort(reason);
  }

  end() {
    clearTimeout(this.#timer);
    this.#onEnd();
  }
}
