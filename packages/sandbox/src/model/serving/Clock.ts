import { setTimeout as delay } from 'node:timers/promises';

/** Time, so that a test can own it. */
export interface Clock {
  /** Milliseconds on a clock that never goes back. */
  now(): number;
  /** Resolves after so many milliseconds, or at once when the signal fires. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: async (milliseconds, signal) => {
    await delay(milliseconds, undefined, { signal }).catch(error => {
      if (!signal.aborted) {
        throw error;
      }
    });
  },
};
