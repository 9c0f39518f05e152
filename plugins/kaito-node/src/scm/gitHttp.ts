import type {
  GitHttpRequest,
  GitHttpResponse,
  HttpClient,
} from 'isomorphic-git';
import { fetch } from 'undici';

const MOVED = [301, 302, 307, 308];
const MOST_REDIRECTS = 3;

/**
 * HTTP for isomorphic-git that really ends with the caller's signal, and follows a moved repository on the same host
 * only: a redirect elsewhere comes back as the answer it is.
 */
export function gitHttp(signal: AbortSignal): HttpClient {
  return { request: request => follow(request, signal) };
}

async function follow(
  { url, method = 'GET', headers = {}, body }: GitHttpRequest,
  signal: AbortSignal,
): Promise<GitHttpResponse> {
  const sent = body ? Buffer.concat(await collect(body)) : undefined;
  let at = url;
  for (let hop = 0; ; hop++) {
    const response = await fetch(at, {
      method,
      headers,
      body: sent,
      redirect: 'manual',
      signal,
    });
    const to = response.headers.get('location');
    const next = MOVED.includes(response.status) && to ? new URL(to, at) : null;
    const kept = method === 'GET' || response.status >= 307;
    const stays = next !== null && next.origin === new URL(at).origin;
    if (!next || !stays || !kept || hop >= MOST_REDIRECTS) {
      return {
        url: at,
        method,
        statusCode: response.status,
        statusMessage: response.statusText,
        headers: Object.fromEntries(response.headers),
        body: bytes(response.body),
      };
    }
    await response.body?.cancel();
    at = next.href;
  }
}

async function* bytes(
  body: AsyncIterable<Uint8Array> | null,
): AsyncIterableIterator<Uint8Array> {
  if (body) yield* body;
}

async function collect(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return chunks;
}
