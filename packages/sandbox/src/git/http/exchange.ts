import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Identity } from '../accounts';

const BODY_LIMIT = 1024 * 1024;

/** One request to the host, with what every handler needs. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  identity: Identity;
}

/** An answer that ends a request early, with its HTTP status. */
export class HttpError extends Error {
  override name = 'HttpError';

  constructor(
    readonly status: number,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

/** Reads a body of at most 1 MiB. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new HttpError(413, 'the body is over 1 MiB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export function sendJson(
  { response }: Pick<Exchange, 'response'>,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, {
    'content-type': 'application/json;charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(JSON.stringify(body));
}

export function sendText(
  { response }: Pick<Exchange, 'response'>,
  status: number,
  body: string,
) {
  response.writeHead(status, { 'content-type': 'text/plain;charset=utf-8' });
  response.end(body);
}

/** Base URL of the host as the caller reached it. */
export function originOf(request: IncomingMessage): string {
  return `http://${request.headers.host}`;
}
