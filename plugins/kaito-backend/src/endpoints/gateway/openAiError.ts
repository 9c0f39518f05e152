import type { Response } from 'express';

const TYPES: Record<number, string> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'invalid_request_error',
  413: 'invalid_request_error',
  415: 'invalid_request_error',
  429: 'rate_limit_error',
};

/** Statuses of the errors that Backstage's own code throws, by name. */
const STATUSES: Record<string, number> = {
  InputError: 400,
  AuthenticationError: 401,
  NotAllowedError: 403,
  NotFoundError: 404,
  ConflictError: 409,
  NotModifiedError: 304,
  ServiceUnavailableError: 503,
};

type AnyError = Error & {
  statusCode?: number;
  code?: string;
  param?: string;
};

/** The status an error is answered with. */
export function statusOf({ name, statusCode }: AnyError): number {
  return statusCode ?? STATUSES[name] ?? 500;
}

/**
 * An error in OpenAI's shape, with Backstage's name of it beside. An error nobody worded is not repeated: it may hold
 * anything.
 */
export function openAiError(error: AnyError) {
  const status = statusOf(error);
  const unknown = status === 500;
  return {
    error: {
      message: unknown
        ? 'The portal could not handle the call. Its log says why.'
        : error.message,
      type: TYPES[status] ?? 'server_error',
      param: error.param ?? null,
      code: codeOf(error, status),
      name: unknown ? 'Error' : error.name,
    },
  };
}

function codeOf({ code, name }: AnyError, status: number): string | null {
  if (typeof code === 'string' && /^[a-z_]+$/.test(code)) {
    return code;
  }
  return status === 500
    ? null
    : name
        .replace(/Error$/, '')
        .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
        .toLowerCase();
}

/** The last event of a stream that breaks off. */
export function errorEvent(error: AnyError): string {
  return `event: error\ndata: ${JSON.stringify(openAiError(error))}\n\n`;
}

/** Answers with an error in OpenAI's shape. */
export function sendOpenAiError(error: AnyError, response: Response): void {
  response.status(statusOf(error)).json(openAiError(error));
}
