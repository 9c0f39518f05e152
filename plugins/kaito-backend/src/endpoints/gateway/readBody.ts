import type { Request } from 'express';
import { ClientLeftError } from './callerSignal';
import { GatewayError } from './GatewayError';
import { tooLarge } from './parseCall';

/**
 * Reads a JSON body as it came.
 * @throws GatewayError with 413 when it is larger than so many bytes, with 415 when it is not plain JSON
 */
export async function readBody(
  request: Request,
  maxBytes: number,
): Promise<Buffer> {
  if (!request.is(['application/json', 'application/*+json'])) {
    throw new GatewayError(
      415,
      'Send the request as JSON, with content-type application/json.',
    );
  }
  refuseEncoded(request);
  const size = Number(request.get('content-length') ?? 0);
  const chunks: Buffer[] = [];
  let read = 0;
  if (size > maxBytes) {
    throw tooLarge(maxBytes, 'Ask for less at a time.');
  }
  try {
    // Not destroyed when it is too large: the refusal goes back over the same connection.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      read += chunk.length;
      if (read > maxBytes) {
        throw tooLarge(maxBytes, 'Ask for less at a time.');
      }
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof GatewayError ? error : new ClientLeftError();
  }
  return Buffer.concat(chunks);
}

/** A body that is packed would have to be unpacked to be judged. */
export function refuseEncoded(request: Request): void {
  const encoding = request.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity') {
    throw new GatewayError(
      415,
      `Send the request as it is, without content-encoding ${encoding}.`,
    );
  }
}
