import type { IncomingMessage } from 'node:http';
import { ApiError } from './ApiError';

const MAX_BYTES = 4 * 1024 * 1024;

/** Reads a JSON body of at most 4 MiB. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
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
