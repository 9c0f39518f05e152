import { readText, type ApiGet } from '../ApiClient';
import { ApiFailure, failureOfStatus, unreadable } from '../ApiFailure';
import type { Clock } from '../Clock';
import { listPath, resourceName, type WatchedKind } from '../kinds';
import { LineSplitter, LineTooLongError } from '../stream/LineSplitter';
import { parseWatchMessage, type WatchMessage } from '../stream/watchMessage';
import type { WatchSettings } from '../WatchSettings';
import { Guard } from './Guard';
import { Pace } from './Pace';
import { watchForSilence } from './watchForSilence';

const MAX_ERROR_BYTES = 1024 * 1024;

/** Where and how long to watch. */
export interface WatchOptions {
  get: ApiGet;
  kind: WatchedKind;
  clock: Clock;
  settings: WatchSettings;
  resourceVersion: string;
  timeoutSeconds: number;
  signal: AbortSignal;
  /** The API server has accepted the watch. */
  onOpen(): void;
  /** It has not refused the watch for a while since: it means it. */
  onSettled(): void;
  /** It has not accepted the watch for a while; it is still waited for. */
  onLate(): void;
}

export type ObjectMessage = Exclude<WatchMessage, { type: 'ERROR' }>;

function readMessage(line: string | undefined, resource: string) {
  const message = line === undefined ? undefined : parseWatchMessage(line);
  if (!message) {
    throw unreadable(resource);
  }
  if (message.type === 'ERROR') {
    const seconds = message.retryAfterSeconds;
    throw failureOfStatus(message.code, resource, {
      ...(seconds !== undefined && { 'retry-after': String(seconds) }),
    });
  }
  return message;
}

function explain(error: unknown, resource: string): unknown {
  return error instanceof LineTooLongError
    ? new ApiFailure(
        'oversize',
        `The cluster sent an object among ${resource} that is larger than the ${error.maxBytes} bytes the portal reads at once. The portal lists them anew; make that object smaller.`,
      )
    : error;
}

/**
 * Watches a kind until the API server ends the stream, or until it lasted longer than was asked for. Throws an ApiFailure
 * for an ERROR event, an unreadable line, and a stream that crawls or falls silent.
 */
export async function* readWatch(
  options: WatchOptions,
): AsyncGenerator<ObjectMessage> {
  const { get, kind, clock, settings, timeoutSeconds } = options;
  const resource = resourceName(kind);
  const query = new URLSearchParams({
    watch: 'true',
    allowWatchBookmarks: 'true',
    resourceVersion: options.resourceVersion,
    timeoutSeconds: String(timeoutSeconds),
  });
  const guard = new Guard(clock, options.signal);
  const pace = new Pace(guard, settings, resource);
  const silence = watchForSilence(guard, clock, settings.silenceMs, resource);
  try {
    const onTime = guard.after(settings.lateMs, options.onLate);
    const response = await get(`${listPath(kind)}?${query}`, guard.signal);
    onTime();
    pace.heard(0, true);
    if (response.statusCode !== 200) {
      await readText(response.body, MAX_ERROR_BYTES);
      throw failureOfStatus(response.statusCode, resource, response.headers);
    }
    pace.heard(0, false);
    options.onOpen();
    guard.after(settings.settledMs, options.onSettled);
    guard.after(timeoutSeconds * 1_000 + settings.overtimeMs, () =>
      guard.end(),
    );
    const lines = new LineSplitter(settings.maxLineBytes);
    for await (const chunk of response.body) {
      const complete = lines.push(chunk);
      if (complete.length > 0) {
        pace.heard(0, false);
      }
      pace.heard(chunk.byteLength, lines.pending > 0);
      for (const line of complete) {
        const message = readMessage(line, resource);
        silence.heard(message);
        yield message;
      }
    }
    if (lines.pending > 0) {
      throw unreadable(resource);
    }
  } catch (error) {
    guard.rethrow(explain(error, resource));
  } finally {
    guard.close();
  }
}
