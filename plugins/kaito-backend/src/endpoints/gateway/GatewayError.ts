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

/** What else there is to say of a failed call. */
export interface GatewayErrorDetails {
  /** Seconds after which another try makes sense. */
  retryAfterSeconds?: number;
  /** A stable word for programs, as OpenAI's `code`. */
  code?: string;
  /** The field of the request that is at fault, as OpenAI's `param`. */
  param?: string;
}

/** A call to a model that did not work out, in words for the person who made it. */
export class GatewayError extends CustomErrorBase {
  readonly statusCode: number;
  readonly retryAfterSeconds?: number;
  readonly code?: string;
  readonly param?: string;

  constructor(
    statusCode: keyof typeof NAMES,
    message: string,
    details: GatewayErrorDetails = {},
  ) {
    super(message);
    this.name = NAMES[statusCode] ?? 'GatewayError';
    this.statusCode = statusCode;
    this.code = details.code;
    this.param = details.param;
    if (details.retryAfterSeconds !== undefined) {
      this.retryAfterSeconds = Math.max(
        1,
        Math.ceil(details.retryAfterSeconds),
      );
    }
  }
}
