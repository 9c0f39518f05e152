import type { Clock } from '../live/Clock';

/** A clock that stands still until told otherwise. */
export interface ManualClock extends Clock {
  /** Lets time pass, with all that falls due in it. */
  pass(ms: number): Promise<void>;
}

const settle = async () => {
  for (let turn = 0; turn < 20; turn++) {
    await Promise.resolve();
  }
};

/** @param random - what chance gives; 0 by default */
export function manualClock(random = 0): ManualClock {
  let now = 1_000_000;
  let timers: { due: number; callback: () => void }[] = [];
  return {
    now: () => now,
    random: () => random,
    after: (ms, callback) => {
      const timer = { due: now + ms, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter(other => other !== timer);
      };
    },
    async pass(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const [next] = timers
          .filter(({ due }) => due <= end)
          .sort((a, b) => a.due - b.due);
        if (!next) {
          break;
        }
        timers = timers.filter(timer => timer !== next);
        now = next.due;
        next.callback();
        await settle();
      }
      now = end;
      await settle();
    },
  };
}
