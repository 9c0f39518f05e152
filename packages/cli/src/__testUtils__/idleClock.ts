import type { Clock } from '../portal/PortalHost';

/** Lets what is waiting for anything but time go on. */
export async function settle(turns = 20): Promise<void> {
  for (let count = 0; count < turns; count += 1) {
    await new Promise(resolve => setImmediate(resolve));
  }
}

/** A clock that stands still while anything goes on, and then goes to the next moment somebody waits for. */
export function idleClock(start: number) {
  let now = start;
  let stopped = false;
  const sleepers = new Set<{ at: number; wake: () => void }>();
  const clock: Clock = {
    now: () => now,
    pause: (milliseconds, signal) =>
      new Promise(resolve => {
        const sleeper = {
          at: now + milliseconds,
          wake: () => {
            sleepers.delete(sleeper);
            resolve();
          },
        };
        if (signal?.aborted) {
          resolve();
          return;
        }
        sleepers.add(sleeper);
        signal?.addEventListener('abort', sleeper.wake, { once: true });
      }),
  };
  return {
    ...clock,
    /** Runs until stopped. */
    async go() {
      while (!stopped) {
        await settle(60);
        const [next] = [...sleepers].sort((a, b) => a.at - b.at);
        if (next) {
          now = Math.max(now, next.at);
          next.wake();
        }
      }
    },
    stop() {
      stopped = true;
    },
  };
}
