import { ApiError, PlainRefusal } from '../errors';

type ForcedStatus = 401 | 403 | 404 | 410 | 429 | 500 | 502 | 503;

/** A refusal to force. */
export interface ForcedRefusal {
  status: ForcedStatus;
  /** How many requests it hits; without limit when absent. */
  times?: number;
  /** Only requests whose path and query match. */
  match?: RegExp;
  /** Seconds in Retry-After, for 429 (1 when absent) and 503. */
  retryAfter?: number;
  /** What the Status says, where it is not the usual. */
  message?: string;
}

/** What the API server says with each status. */
const WORDS: Record<
  Exclude<ForcedStatus, 404 | 502>,
  [reason: string, message: string]
> = {
  401: ['Unauthorized', 'Unauthorized'],
  // What follows the server's own words: its authorizer does not know the roles yet.
  403: [
    'Forbidden',
    ': RBAC: clusterrole.rbac.authorization.k8s.io "kaito-portal-watcher" not found',
  ],
  410: ['Expired', 'The resourceVersion for the provided request is too old.'],
  429: ['TooManyRequests', 'storage is (re)initializing'],
  500: [
    'InternalError',
    'Internal error occurred: etcdserver: request timed out',
  ],
  503: [
    'ServiceUnavailable',
    'the server is currently unable to handle the request',
  ],
};

/** 404 as for a path nobody serves, 502 as a load balancer says it when no server is left behind it. */
const PLAIN = {
  404: new PlainRefusal(404, '404 page not found\n'),
  502: new PlainRefusal(
    502,
    '<html><body><h1>502 Bad Gateway</h1></body></html>\n',
    'text/html',
  ),
};

/** What a server says of itself that is up and not ready. */
const NOT_READY = new PlainRefusal(
  500,
  [
    '[+]ping ok',
    '[+]etcd ok',
    '[-]poststarthook/rbac/bootstrap-roles failed: reason withheld',
    'readyz check failed',
    '',
  ].join('\n'),
);

function refusalOf(
  { status, retryAfter, message: given }: ForcedRefusal,
  target: string,
) {
  if (status === 500 && target.startsWith('/readyz')) {
    return NOT_READY;
  }
  if (status === 404 || status === 502) {
    return PLAIN[status];
  }
  const [reason, usual] = WORDS[status];
  const message = given ?? usual;
  const seconds = status === 429 ? retryAfter ?? 1 : retryAfter;
  return seconds === undefined
    ? new ApiError(status, reason, message)
    : new ApiError(
        status,
        reason,
        message,
        { details: { retryAfterSeconds: seconds } },
        { 'Retry-After': String(seconds) },
      );
}

/** Answers in place of the server, counted and aimed; first come, first served. */
export class Refusals {
  private forced: ForcedRefusal[] = [];

  add(refusal: ForcedRefusal) {
    this.forced.push({ ...refusal });
  }

  clear() {
    this.forced = [];
  }

  /** The refusal that hits a request now, if any; counts it. */
  take(target: string): ApiError | PlainRefusal | undefined {
    const hit = this.forced.find(({ match }) => !match || match.test(target));
    if (hit?.times !== undefined) {
      hit.times -= 1;
      this.forced = this.forced.filter(
        f => f.times === undefined || f.times > 0,
      );
    }
    return hit && refusalOf(hit, target);
  }
}
