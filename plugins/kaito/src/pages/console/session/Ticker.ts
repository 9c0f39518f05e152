/** Times and waits of a session; tests bring their own. */
export interface Ticker {
  /** Monotonic, milliseconds. */
  now(): number;
  /** Milliseconds since 1970. */
  wallNow(): number;
  /** Rejects when the signal fires. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Runs once before the next frame is drawn, soon also where nothing is drawn; gives the way to call it off. */
  nextFrame(run: () => void): () => void;
}

/** Browsers draw no frames of a hidden tab; answers go on all the same. */
const HIDDEN_TAB_MS = 250;

export const browserTicker: Ticker = {
  now: () => performance.now(),
  wallNow: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const timer = setTimeout(resolve, milliseconds);
      signal.addEventListener(
        'abort',
        () => {
          clearTimeout(timer);
          reject(signal.reason);
        },
        { once: true },
      );
    }),
  nextFrame: run => {
    const waits: { frame?: number; timer?: ReturnType<typeof setTimeout> } = {};
    const cancel = () => {
      clearTimeout(waits.timer);
      cancelAnimationFrame(waits.frame ?? 0);
    };
    const once = () => {
      cancel();
      run();
    };
    waits.frame = requestAnimationFrame(once);
    waits.timer = setTimeout(once, HIDDEN_TAB_MS);
    return cancel;
  },
};

/** An id that no other tab makes up. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
