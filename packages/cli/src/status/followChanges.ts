import {
  changeSchema,
  type Change,
  type KaitoApi,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { EXIT } from '../portal/ExitCode';
import { explainFailure } from '../portal/explainFailure';
import type { Clock } from '../portal/PortalHost';
import { readFrames } from '../portal/readFrames';

/** The portal beats every 15 s; two beats missed and something in between holds a dead line open. */
const SILENCE_MS = 40_000;
/** A connection that ends sooner has failed, however politely. */
const SHORTEST_MS = 5_000;
const LONGEST_WAIT_MS = 60_000;

/** Whether what is shown is kept up to date. */
export type LiveState =
  | { state: 'connecting' }
  | { state: 'live' }
  | { state: 'reconnecting'; reason: string; inSeconds: number };

function toChange(data: string): Change {
  try {
    return changeSchema.parse(JSON.parse(data));
  } catch {
    // A newer portal may say more than this version understands, and that must not be missed.
    return { type: 'resync', reason: 'An unknown change' };
  }
}

/** Whether waiting will not help. */
const isFinal = (error: unknown) =>
  explainFailure(error).exitCode === EXIT.refused;

/**
 * Follows the changes of the fleet until told to stop, connecting anew whenever the stream ends. Rejects when the portal
 * refuses, for which no waiting helps.
 *
 * @param random - from 0 up to 1; keeps many terminals from coming back at the same moment
 */
export async function followChanges(options: {
  api: KaitoApi;
  clock: Clock;
  signal: AbortSignal;
  random(): number;
  onChange(change: Change): void;
  onState(state: LiveState): void;
}): Promise<void> {
  const { api, clock, signal, onState } = options;
  let lastEventId: string | undefined;
  let failures = 0;

  async function readOnce(): Promise<void> {
    const connection = new AbortController();
    const stop = () => connection.abort();
    signal.addEventListener('abort', stop, { once: true });
    let heardAt = clock.now();
    let silent = false;
    const watch = async () => {
      while (!connection.signal.aborted) {
        await clock.pause(SILENCE_MS / 4, connection.signal);
        if (clock.now() - heardAt > SILENCE_MS) {
          silent = true;
          stop();
        }
      }
    };
    const watching = watch();
    try {
      const { body } = await api.openChanges({
        lastEventId,
        signal: connection.signal,
      });
      const heard = () => {
        heardAt = clock.now();
      };
      for await (const { id, data } of readFrames(body!, heard)) {
        const change = toChange(data);
        if (change.type === 'ready') {
          onState({ state: 'live' });
        }
        options.onChange(change);
        lastEventId = id ?? lastEventId;
      }
    } catch (error) {
      throw silent ? new Error('The stream of changes fell silent') : error;
    } finally {
      signal.removeEventListener('abort', stop);
      stop();
      await watching;
    }
  }

  onState({ state: 'connecting' });
  while (!signal.aborted) {
    const startedAt = clock.now();
    let waitMs = options.random() * 1_000;
    try {
      await readOnce();
      if (clock.now() - startedAt < SHORTEST_MS) {
        throw new Error('The stream of changes ended at once');
      }
      failures = 0;
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      if (isFinal(error)) {
        throw error;
      }
      failures = clock.now() - startedAt < SHORTEST_MS ? failures + 1 : 1;
      const { retryAfterSeconds } = error as { retryAfterSeconds?: number };
      const backoff = Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** failures);
      waitMs = Math.max(
        backoff * (0.5 + options.random() / 2),
        (retryAfterSeconds ?? 0) * 1_000,
      );
      onState({
        state: 'reconnecting',
        reason: explainFailure(error).message,
        inSeconds: Math.ceil(waitMs / 1_000),
      });
    }
    await clock.pause(waitMs, signal);
  }
}
