/** Streams one caller may hold: one per browser is meant, a few for what is being closed. */
const PER_CALLER = 20;

/** Counts open streams by caller, and ends them all when the portal stops. */
export class StreamLimits {
  readonly #open = new Map<string, Set<() => void>>();
  readonly #perCaller: number;

  constructor(perCaller = PER_CALLER) {
    this.#perCaller = perCaller;
  }

  get size(): number {
    return [...this.#open.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Takes a place and gives the way to leave it; undefined when the caller has no more. */
  enter(caller: string, end: () => void): (() => void) | undefined {
    const streams = this.#open.get(caller) ?? new Set();
    if (streams.size >= this.#perCaller) {
      return undefined;
    }
    streams.add(end);
    this.#open.set(caller, streams);
    return () => {
      streams.delete(end);
      if (streams.size === 0 && this.#open.get(caller) === streams) {
        this.#open.delete(caller);
      }
    };
  }

  endAll(): void {
    [...this.#open.values()].flatMap(ends => [...ends]).forEach(end => end());
  }
}
