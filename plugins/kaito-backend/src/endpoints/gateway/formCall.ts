import { Transform } from 'node:stream';
import type { Request } from 'express';
import { GatewayError } from './GatewayError';
import type { UpstreamCall } from './InferenceGateway';
import { tooLarge } from './parseCall';
import { refuseEncoded } from './readBody';

/**
 * An upload that goes through as it comes: a recording is not held in memory. Its fields are not read.
 * @throws GatewayError with 413 when it says that it is larger than so many bytes; it ends with the same when it did not
 */
export function formCall(
  request: Request,
  path: string,
  maxBytes: number,
): UpstreamCall {
  const contentType = request.get('content-type') ?? '';
  if (!/^multipart\/form-data;/i.test(contentType)) {
    throw new GatewayError(
      415,
      'Send the recording as a form, with content-type multipart/form-data.',
    );
  }
  refuseEncoded(request);
  const contentLength = request.get('content-length');
  const refusal = tooLarge(maxBytes, 'Send a shorter recording.');
  if (Number(contentLength ?? 0) > maxBytes) {
    throw refusal;
  }
  return {
    method: 'POST',
    path,
    accept: 'application/json, text/event-stream',
    contentType,
    contentLength,
    body: request.pipe(bounded(maxBytes, refusal)),
  };
}

function bounded(maxBytes: number, refusal: Error): Transform {
  let size = 0;
  return new Transform({
    transform(chunk, _encoding, callback) {
      size += chunk.length;
      callback(size > maxBytes ? refusal : null, chunk);
    },
  });
}
