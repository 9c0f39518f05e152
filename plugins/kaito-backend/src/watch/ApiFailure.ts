import { errorCode } from '../clusters/describeConnectionError';
import { readRetryAfter } from './retryAfter';

/**
 * Why a list or watch failed.
 * - `gone`: the resource version is too old (410)
 * - `missing`: the kind is not served (404)
 * - `busy`: the API server asks to come back later (429, 5xx)
 * - `connection`: no connection could be made
 * - `stream`: an answer broke off or could not be read
 * - `oversize`: an answer is longer than the portal reads
 */
export type FailureReason =
  | 'gone'
  | 'unauthorized'
  | 'forbidden'
  | 'missing'
  | 'busy'
  | 'connection'
  | 'stream'
  | 'oversize';

/** A list or watch that failed. The message is for people: what, why, what to do. */
export class ApiFailure extends Error {
  constructor(
    readonly reason: FailureReason,
    message: string,
    readonly retryAfterMs?: number,
  ) {
    super(message);
    this.name = 'ApiFailure';
  }
}

/** The failure a status code means. `resource` is the plural with its group, e.g. `workspaces.kaito.sh`. */
export function failureOfStatus(
  status: number,
  resource: string,
  headers: Record<string, string | string[] | undefined> = {},
): ApiFailure {
  switch (status) {
    case 401:
      return new ApiFailure(
        'unauthorized',
        "The cluster refuses the portal's credentials (401). Give the portal a valid token for it.",
      );
    case 403:
      return new ApiFailure(
        'forbidden',
        `The portal's account may not list and watch ${resource} (403). Add get, list and watch on ${resource} to its ClusterRole; a kind that is not installed is answered like this too.`,
      );
    case 404:
      return new ApiFailure(
        'missing',
        `The cluster does not serve ${resource} (404). Install what defines it, if it should be there.`,
      );
    case 410:
      return new ApiFailure(
        'gone',
        `The cluster no longer holds the history of ${resource} (410). The portal lists it anew.`,
      );
    default:
      return new ApiFailure(
        'busy',
        status === 429
          ? `The cluster asks the portal to slow down for ${resource} (429). It tries again by itself.`
          : `The cluster answered ${status} for ${resource}. The portal tries again by itself.`,
        readRetryAfter(headers),
      );
  }
}

/** What the cluster sent cannot be read: cut, garbled, or not from an API server. */
export function unreadable(resource: string): ApiFailure {
  return new ApiFailure(
    'stream',
    `What the cluster sent about ${resource} cannot be read. Check that the URL is that of an API server and that no proxy changes its answers; the portal connects again by itself.`,
  );
}

/** Any error as a failure: those of the transport speak for themselves, others are a broken stream. */
export function toApiFailure(error: unknown, resource: string): ApiFailure {
  if (error instanceof ApiFailure) {
    return error;
  }
  const { name, message } = (error ?? {}) as Error;
  if (name === 'SyntaxError') {
    return unreadable(resource);
  }
  return name === 'ServiceUnavailableError'
    ? new ApiFailure('connection', message)
    : new ApiFailure(
        'stream',
        `The stream of ${resource} broke off (${errorCode(
          error,
        )}). The portal connects again by itself.`,
      );
}
