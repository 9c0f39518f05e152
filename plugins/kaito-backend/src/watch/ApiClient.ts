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

/** Binds the transport to one cluster and lane. */
export function createApiGet(
  transport: UndiciClusterTransport,
  cluster: string,
  lane: Lane,
): ApiGet {
  return (path, signal) =>
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
    );
}

/** Reads a body to its end. Rejects when it is larger than `maxBytes`. */
export async function readText(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) {
      throw new Error(`The answer is larger than ${maxBytes} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
