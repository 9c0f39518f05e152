/** Fires a signal when something takes too long, or when any other reason to stop comes up. Stop it when the work is done. */
export class Watchdog {
  readonly #controller = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  readonly signal: AbortSignal;

  constructor(others: readonly AbortSignal[]) {
    this.signal = AbortSignal.any([...others, this.#controller.signal]);
  }

  /** Starts the clock anew: after so many milliseconds the signal fires with what `reason` makes. */
  within(milliseconds: number, reason: () => Error) {
    this.stop();
    this.#timer = setTimeout(
      () => this.#controller.abort(reason()),
      milliseconds,
    );
  }

  stop() {
    clearTimeout(this.#timer);
  }
}
