import { setTimeout as delay } from 'node:timers/promises';

/** Time, as far as the recording depends on it. */
export interface Clock {
  now(): Date;
  /** Resolves after `ms`, or at once when the signal aborts. Never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** The machine's own clock; its waits do not keep the process alive. */
export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) =>
    delay(ms, undefined, { signal, ref: false }).catch(() => undefined),
};
