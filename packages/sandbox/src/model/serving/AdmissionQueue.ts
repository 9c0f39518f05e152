/** The queue is full; the caller should come back later. */
export class QueueFullError extends Error {
  constructor(readonly waiting: number) {
    super(`${waiting} requests are waiting already`);
    this.name = 'QueueFullError';
  }
}

/** Lets a number of requests run at a time and a number wait, in order of arrival. */
export class AdmissionQueue {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(private readonly limits: { running: number; waiting: number }) {}

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /**
   * Resolves with the way to leave once it is this request's turn. Throws a {@link QueueFullError} at once when too many
   * wait, and the signal's reason when it fires before.
   */
  async enter(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#running < this.limits.running) {
      this.#running += 1;
    } else if (this.#waiting.length < this.limits.waiting) {
      await this.#turn(signal);
    } else {
      throw new QueueFullError(this.#waiting.length);
    }
    let left = false;
    return () => {
      if (!left) {
        left = true;
        this.#leave();
      }
    };
  }

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting;
      function admit() {
        signal.removeEventListener('abort', giveUp);
        resolve();
      }
      function giveUp() {
        waiting.splice(waiting.indexOf(admit), 1);
        reject(signal.reason);
      }
      signal.addEventListener('abort', giveUp, { once: true });
      this.#waiting.push(admit);
    });
  }

  /** Hands the place to the next in line, or gives it up. */
  #leave() {
    const next = this.#waiting.shift();
    if (next) {
      next();
    } else {
      this.#running -= 1;
    }
  }
}
