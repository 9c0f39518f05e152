import { readText, type ApiGet } from '../ApiClient';
import { ApiFailure, failureOfStatus } from '../ApiFailure';
import { listPath, resourceName, type WatchedKind } from '../kinds';
import { LineSplitter } from '../stream/LineSplitter';
import { parseWatchMessage, type WatchMessage } from '../stream/watchMessage';

const MAX_ERROR_BYTES = 1024 * 1024;

/** Where and how long to watch. */
export interface WatchOptions {
  kind: WatchedKind;
  resourceVersion: string;
  timeoutSeconds: number;
  signal: AbortSignal;
  /** The API server has accepted the watch. */
  onOpen(): void;
}

export type ObjectMessage = Exclude<WatchMessage, { type: 'ERROR' }>;

/** Watches a kind until the API server ends the stream. Throws an ApiFailure for an ERROR event or an unreadable line. */
export async function* readWatch(
  get: ApiGet,
  options: WatchOptions,
): AsyncGenerator<ObjectMessage> {
  const resource = resourceName(options.kind);
  const query = new URLSearchParams({
    watch: 'true',
    allowWatchBookmarks: 'true',
    resourceVersion: options.resourceVersion,
    timeoutSeconds: String(options.timeoutSeconds),
  });
  const response = await get(
    `${listPath(options.kind)}?${query}`,
    options.signal,
  );
  if (response.statusCode !== 200) {
    await readText(response.body, MAX_ERROR_BYTES);
    throw failureOfStatus(response.statusCode, resource, response.headers);
  }
  options.onOpen();
  const lines = new LineSplitter();
  for await (const chunk of response.body) {
    for (const line of lines.push(chunk)) {
      const message = parseWatchMessage(line);
      if (!message) {
        throw new ApiFailure(
          'stream',
          `The cluster sent a line about ${resource} that cannot be read. The portal connects again by itself.`,
        );
      }
      if (message.type === 'ERROR') {
        const seconds = message.retryAfterSeconds;
        throw failureOfStatus(message.code, resource, {
          ...(seconds !== undefined && { 'retry-after': String(seconds) }),
        });
      }
      yield message;
    }
  }
}
