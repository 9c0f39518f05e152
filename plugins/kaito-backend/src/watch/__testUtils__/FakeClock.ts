import type { Clock } from '../Clock';

/** Lets everything that is ready to run, run. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) {
    await new Promise(resolve => setImmediate(resolve));
  }
}

/** Time that moves only when told to. Chance always gives the middle. */
export class FakeClock implements Clock {
  #now = Date.parse('2026-01-01T00:00:00Z');
  #timers: { at: number; wake: () => void }[] = [];
  /** Every wait asked for, in milliseconds. */
  readonly sleeps: number[] = [];

  now = () => this.#now;
  random = () => 0.5;

  sleep = (ms: number, signal?: AbortSignal) => {
    this.sleeps.push(ms);
    return new Promise<void>(resolve => {
      if (signal?.aborted) {
        resolve();
        return;
      }
      this.#timers.push({ at: this.#now + ms, wake: resolve });
      signal?.addEventListener('abort', () => resolve());
    });
  };

  /** Moves on, waking sleepers in order and letting them act. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (;;) {
      this.#timers.sort((a, b) => a.at - b.at);
      const [next] = this.#timers;
      if (!next || next.at > end) {
        break;
      }
      this.#timers.shift();
      this.#now = next.at;
      next.wake();
      await settle();
    }
    this.#now = end;
    await settle();
  }
}
