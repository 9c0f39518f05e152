import type { IncomingMessage } from 'node:http';
import { ApiError } from './ApiError';

/** Room for a few images. */
const MAX_BYTES = 32 * 1024 * 1024;

const bodies = new WeakMap<IncomingMessage, Promise<unknown>>();

/** The JSON body of a request, of at most 32 MiB, however often it is asked for. */
export function readJson(request: IncomingMessage): Promise<unknown> {
  const known = bodies.get(request) ?? read(request);
  bodies.set(request, known);
  return known;
}

async function read(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BYTES) {
      throw new ApiError(413, `The body is larger than ${MAX_BYTES} bytes.`, {
        type: 'BadRequestError',
        code: 413,
      });
    }
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw ApiError.badRequest('The body is not valid JSON.');
  }
}
