import { constants, gzip } from 'node:zlib';
import { promisify } from 'node:util';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError, PlainRefusal } from '../errors';

const zip = promisify(gzip);

/** Answers above this many bytes are compressed when the client allows it, as the API server does. */
const COMPRESS_FROM = 128 * 1024;

/** Sends JSON. */
export async function sendJson(
  req: IncomingMessage,
  res: ServerResponse,
  code: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  let bytes: Buffer = Buffer.from(`${JSON.stringify(body)}\n`);
  const accepts = String(req.headers['accept-encoding'] ?? '');
  const compress = bytes.length >= COMPRESS_FROM && /\bgzip\b/.test(accepts);
  if (compress) {
    bytes = await zip(bytes, { level: constants.Z_BEST_SPEED });
  }
  res.writeHead(code, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-cache, private',
    ...(compress
      ? { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' }
      : {}),
    'Content-Length': String(bytes.length),
    ...headers,
  });
  res.end(req.method === 'HEAD' ? undefined : bytes);
}

/** Sends text. */
export function sendText(
  res: ServerResponse,
  code: number,
  text: string,
  contentType = 'text/plain; charset=utf-8',
) {
  res.writeHead(code, {
    'Content-Type': contentType,
    'X-Content-Type-Options': 'nosniff',
  });
  res.end(text);
}

/** Sends a refusal; an error that is none becomes a 500 Status. */
export async function sendError(
  req: IncomingMessage,
  res: ServerResponse,
  error: unknown,
) {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  if (error instanceof PlainRefusal) {
    sendText(res, error.code, error.text, error.contentType);
    return;
  }
  const refusal =
    error instanceof ApiError
      ? error
      : new ApiError(
          500,
          'InternalError',
          `Internal error occurred: ${
            error instanceof Error ? error.message : String(error)
          }`,
        );
  await sendJson(req, res, refusal.code, refusal.status, refusal.headers);
}
