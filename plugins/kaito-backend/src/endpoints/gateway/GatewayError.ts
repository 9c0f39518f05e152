import { CustomErrorBase } from '@backstage/errors';

const NAMES: Record<number, string> = {
  400: 'InputError',
  404: 'NotFoundError',
  413: 'PayloadTooLargeError',
  415: 'UnsupportedMediaTypeError',
  429: 'TooManyRequestsError',
  502: 'BadGatewayError',
  503: 'ServiceUnavailableError',
  504: 'GatewayTimeoutError',
};

/** A call to a model that did not work out, in words for the person who made it. */
export class GatewayError extends CustomErrorBase {
  readonly statusCode: number;
  /** Seconds after which another try makes sense. */
  readonly retryAfterSeconds?: number;

  constructor(
    statusCode: keyof typeof NAMES,
    message: string,
    retryAfterSeconds?: number,
  ) {
    super(message);
    this.name = NAMES[statusCode] ?? 'GatewayError';
    this.statusCode = statusCode;
    if (retryAfterSeconds !== undefined) {
      this.retryAfterSeconds = Math.max(1, Math.ceil(retryAfterSeconds));
    }
  }
}
