import type { Clock } from '../Clock';

/** After a read that took long, leave the backend alone for this many times as long. */
const REST_FACTOR = 3;

/**
 * Reads something anew when told that it changed: at once when it has been quiet, and otherwise once for all that came
 * meanwhile, never twice at the same time, and the more seldom the longer it takes.
 */
export class RefetchGovernor {
  readonly #read: () => Promise<unknown>;
  readonly #minGapMs: number;
  readonly #clock: Clock;
  #busy = false;
  #again = false;
  #notBefore = 0;
  #cancel: (() => void) | undefined;

  /** @param options.minGapMs - least time between the end of a read and the next */
  constructor(options: {
    read: () => Promise<unknown>;
    minGapMs: number;
    clock: Clock;
  }) {
    this.#read = options.read;
    this.#minGapMs = options.minGapMs;
    this.#clock = options.clock;
  }

  request(): void {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    if (this.#cancel) {
      return;
    }
    const wait = this.#notBefore - this.#clock.now();
    if (wait <= 0) {
      this.#run();
      return;
    }
    this.#cancel = this.#clock.after(wait, () => {
      this.#cancel = undefined;
      this.#run();
    });
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#again = false;
  }

  #run(): void {
    this.#busy = true;
    const startedAt = this.#clock.now();
    const done = () => {
      const endedAt = this.#clock.now();
      this.#notBefore =
        endedAt + Math.max(this.#minGapMs, (endedAt - startedAt) * REST_FACTOR);
      this.#busy = false;
      if (this.#again) {
        this.#again = false;
        this.request();
      }
    };
    this.#read().then(done, done);
  }
}
