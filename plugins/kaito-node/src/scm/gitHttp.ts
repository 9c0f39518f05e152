import { setTimeout as pause } from 'node:timers/promises';
import type { GitHttpRequest, HttpClient } from 'isomorphic-git';
import { fetch, type Response } from 'undici';
import { DEFAULT_LIMITS } from './http/limits';
import { askedToWait } from './http/rateLimit';

const MOVED = [301, 302, 307, 308];
const MOST_REDIRECTS = 3;
const PASSING = [429, 500, 502, 503, 504];

/** A host answered more than it was to. */
export class TooLargeError extends Error {
  constructor(readonly mostBytes: number) {
    super(`more than ${mostBytes} bytes`);
  }
}

/**
 * HTTP for isomorphic-git that really ends with the caller's signal, asks again what only reads when the host has a
 * passing trouble, and follows a moved repository on the same host only: a redirect elsewhere comes back as the answer
 * it is.
 * @param mostBytes - of one answer; a longer one is given up with a TooLargeError
 */
export function gitHttp(signal: AbortSignal, mostBytes = Infinity): HttpClient {
  return {
    async request({ url, method = 'GET', headers = {}, body }) {
      const sent = body ? Buffer.concat(await collect(body)) : undefined;
      const request = { url, method, headers, sent };
      const { response, at } = await settled(request, signal);
      return {
        url: at,
        method,
        statusCode: response.status,
        statusMessage: response.statusText,
        headers: Object.fromEntries(response.headers),
        body: bytes(response.body, mostBytes),
      };
    },
  };
}

interface Outgoing extends Required<Pick<GitHttpRequest, 'url' | 'method'>> {
  headers: Record<string, string>;
  sent: Buffer | undefined;
}

interface Incoming {
  response: Response;
  /** Where the answer came from in the end. */
  at: string;
}

async function settled(
  request: Outgoing,
  signal: AbortSignal,
): Promise<Incoming> {
  const { attempts, pauseMs, longestPauseMs } = DEFAULT_LIMITS;
  // A push may have been taken although its answer was lost; whoever pushes looks again where the branch stands.
  const mayRepeat = !request.url.endsWith('/git-receive-pack');
  for (let attempt = 1; ; attempt++) {
    const incoming = await follow(request, signal);
    const { response } = incoming;
    const asked = askedToWait(name => response.headers.get(name), Date.now());
    const wait = asked ?? pauseMs * 2 ** (attempt - 1);
    const goesOn = mayRepeat && attempt < attempts && wait <= longestPauseMs;
    if (!goesOn || !PASSING.includes(response.status)) return incoming;
    await response.body?.cancel();
    await pause(wait, undefined, { signal });
  }
}

async function follow(
  { url, method, headers, sent }: Outgoing,
  signal: AbortSignal,
): Promise<Incoming> {
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
      return { response, at };
    }
    await response.body?.cancel();
    at = next.href;
  }
}

async function* bytes(
  body: AsyncIterable<Uint8Array> | null,
  most: number,
): AsyncIterableIterator<Uint8Array> {
  let taken = 0;
  for await (const chunk of body ?? []) {
    taken += chunk.byteLength;
    if (taken > most) throw new TooLargeError(most);
    yield chunk;
  }
}

async function collect(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return chunks;
}
