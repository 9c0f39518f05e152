import type { Clock } from '../writer';

/** A clock that stands still until told. */
export class ManualClock implements Clock {
  #now: number;
  #sleepers: { at: number; wake: () => void }[] = [];

  constructor(start: string) {
    this.#now = new Date(start).getTime();
  }

  now() {
    return new Date(this.#now);
  }

  /** How many wait for time to pass. */
  get waiting() {
    return this.#sleepers.length;
  }

  sleep(ms: number, signal: AbortSignal) {
    return new Promise<void>(resolve => {
      const sleeper = { at: this.#now + ms, wake: resolve };
      this.#sleepers.push(sleeper);
      signal.addEventListener('abort', () => {
        this.#sleepers = this.#sleepers.filter(other => other !== sleeper);
        resolve();
      });
    });
  }

  advance(ms: number) {
    this.#now += ms;
    const due = this.#sleepers.filter(sleeper => sleeper.at <= this.#now);
    this.#sleepers = this.#sleepers.filter(sleeper => !due.includes(sleeper));
    due.forEach(sleeper => sleeper.wake());
  }
}
