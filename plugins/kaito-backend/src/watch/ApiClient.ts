import type { UndiciClusterTransport } from '../clusters/UndiciClusterTransport';
import type { Lane } from '../clusters/ConnectionPool';

/** An answer of an API server whose body is read as it comes. */
export interface ApiResponse {
  statusCode: number;
  headers: Record<string, string | string[] | undefined>;
  body: AsyncIterable<Uint8Array>;
}

/** GETs a path of one cluster's API server. */
export type ApiGet = (
  path: string,
  signal: AbortSignal,
) => Promise<ApiResponse>;

/** An answer that is longer than who asked wants to read. */
export class AnswerTooLargeError extends Error {
  constructor(readonly maxBytes: number) {
    super(`The answer is larger than ${maxBytes} bytes`);
    this.name = 'AnswerTooLargeError';
  }
}

/** Rejects as soon as the signal aborts, also when what is waited for takes no notice of it, as a token that is slow to get. */
async function orAbort<T>(
  promise: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  let abort: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort);
  });
  try {
    signal.throwIfAborted();
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** Binds the transport to one cluster and lane. */
export function createApiGet(
  transport: UndiciClusterTransport,
  cluster: string,
  lane: Lane,
): ApiGet {
  return (path, signal) =>
    orAbort(
      transport.request(
        cluster,
        {
          method: 'GET',
          path,
          signal,
          headers: {
            accept: 'application/json',
            'user-agent': 'kaito-portal',
          },
        },
        lane,
      ),
      signal,
    );
}

/**
 * Reads a body to its end. Rejects with an AnswerTooLargeError when it is larger than `maxBytes`.
 * @param onBytes - told how many bytes came, each time some do.
 */
export async function readBytes(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
  onBytes?: (count: number) => void,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    onBytes?.(chunk.byteLength);
    if (bytes > maxBytes) {
      throw new AnswerTooLargeError(maxBytes);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Reads a text to its end. Rejects when it is larger than `maxBytes`. */
export async function readText(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<string> {
  return (await readBytes(body, maxBytes)).toString('utf8');
}
