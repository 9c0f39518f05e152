import { pause, type Clock } from '../Clock';
import type { LiveStatus } from '../LiveStatus';
import { afterFailure } from './afterFailure';
import { readChanges, type NumberedChange } from './readChanges';

/** The backend beats every 15 s; two beats missed and something in between holds a dead line open. */
const SILENCE_MS = 40_000;
/** A connection that ends sooner has failed, however politely. */
const SHORTEST_MS = 5_000;
/** How often being heard is reported, so that a thousand changes are not a thousand reports. */
const REPORT_MS = 5_000;

/** How to reach the stream, and whom to tell. */
export interface FollowOptions {
  open(options: {
    lastEventId: string | undefined;
    signal: AbortSignal;
  }): Promise<Response>;
  /** Where to go on; asked before each connection. */
  lastEventId(): string | undefined;
  onChange(change: NumberedChange): void;
  onStatus(status: LiveStatus): void;
  clock: Clock;
  /** Ends it. */
  signal: AbortSignal;
}

/** One connection, until the backend ends it. @throws when it fails or falls silent */
async function readOnce(options: FollowOptions): Promise<void> {
  const { clock, signal, onStatus } = options;
  const connection = new AbortController();
  const abort = () => connection.abort();
  signal.addEventListener('abort', abort, { once: true });
  let silent = false;
  let cancelWatchdog = () => {};
  let reportedAt = -Infinity;
  let inStep = false;
  const heard = () => {
    cancelWatchdog();
    cancelWatchdog = clock.after(SILENCE_MS, () => {
      silent = true;
      abort();
    });
    if (inStep && clock.now() - reportedAt >= REPORT_MS) {
      reportedAt = clock.now();
      onStatus({ state: 'live', reason: null, heardAt: reportedAt });
    }
  };
  try {
    heard();
    const response = await options.open({
      lastEventId: options.lastEventId(),
      signal: connection.signal,
    });
    if (!response.body) {
      throw new Error('The stream of changes has no body');
    }
    for await (const numbered of readChanges(response.body, heard)) {
      if (signal.aborted) {
        return;
      }
      options.onChange(numbered);
      if (numbered.change.type === 'ready') {
        inStep = true;
        heard();
      }
    }
  } catch (error) {
    throw silent ? new Error('The stream of changes fell silent') : error;
  } finally {
    cancelWatchdog();
    signal.removeEventListener('abort', abort);
  }
}

/**
 * Follows the stream of changes until told to stop, connecting anew whenever it ends. A stream that the backend ends in
 * good order (it does, for rights to be looked at again) stays `live` while the next one is opened.
 */
export async function followChanges(options: FollowOptions): Promise<void> {
  const { clock, signal, onStatus } = options;
  let failures = 0;
  while (!signal.aborted) {
    const startedAt = clock.now();
    let waitMs: number;
    try {
      await readOnce(options);
      if (clock.now() - startedAt < SHORTEST_MS) {
        throw new Error('The stream of changes ended at once');
      }
      failures = 0;
      waitMs = clock.random() * 1_000;
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      failures = clock.now() - startedAt < SHORTEST_MS ? failures + 1 : 1;
      const verdict = afterFailure(error, failures, clock.random());
      onStatus(verdict.status);
      waitMs = verdict.waitMs;
    }
    await pause(clock, waitMs, signal);
  }
}
