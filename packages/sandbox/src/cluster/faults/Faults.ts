import { ApiError } from '../errors';
import type { WatchRegistry } from '../handlers/WatchRegistry';

type ForcedStatus = 401 | 403 | 410 | 429 | 500;

/** A refusal to force. */
export interface ForcedRefusal {
  status: ForcedStatus;
  /** How many requests it hits; without limit when absent. */
  times?: number;
  /** Only requests whose path and query match. */
  match?: RegExp;
  /** Seconds in Retry-After, for 429. */
  retryAfter?: number;
}

const WORDS: Record<ForcedStatus, [reason: string, message: string]> = {
  401: ['Unauthorized', 'Unauthorized'],
  403: [
    'Forbidden',
    'forbidden: the authorizer of this server is not ready yet',
  ],
  410: ['Expired', 'The resourceVersion for the provided request is too old.'],
  429: ['TooManyRequests', 'storage is (re)initializing'],
  500: [
    'InternalError',
    'Internal error occurred: etcdserver: request timed out',
  ],
};

/** How the outside world can go wrong, on demand. */
export class Faults {
  /** Milliseconds every request waits before it is answered. */
  delayMs = 0;
  /** While true, requests are accepted and never answered, and open watches say nothing. */
  private mute = false;
  private forced: ForcedRefusal[] = [];

  constructor(
    private readonly watches: WatchRegistry,
    private readonly listening: (on: boolean) => Promise<void>,
    private readonly memory: { forgetPages(): void; forgetWrites(): void },
  ) {}

  get silent() {
    return this.mute;
  }

  /** Makes requests slow; 0 ends it. */
  slow(ms: number) {
    this.delayMs = ms;
  }

  /** Open but mute: sockets stay, nothing is said. */
  silence(on: boolean) {
    this.mute = on;
    this.watches.muted = on;
  }

  /** Closes the port and every socket, or opens it again on the same port. */
  refuseConnections(on: boolean): Promise<void> {
    return this.listening(!on);
  }

  /** Ends open watches mid-stream. Returns how many. */
  cutStreams(match?: RegExp): number {
    const hit = this.aimed(match);
    hit.forEach(({ res }) => res.destroy());
    return hit.length;
  }

  /** Sends half of an event, then cuts. Returns how many watches it hit. */
  halfLine(match?: RegExp): number {
    const hit = this.aimed(match);
    hit.forEach(({ res }) => {
      res.write('{"type":"MODIFIED","object":{"kind":"Wor', () =>
        res.destroy(),
      );
    });
    return hit.length;
  }

  /** Sends a line that is no JSON; the watch goes on. Returns how many watches it hit. */
  garbageLine(match?: RegExp): number {
    const hit = this.aimed(match);
    hit.forEach(({ res }) => res.write('<html>502 Bad Gateway</html>\n'));
    return hit.length;
  }

  /** Refuses requests with a status until the count is used up or `clear`. */
  force(refusal: ForcedRefusal) {
    this.forced.push({ ...refusal });
  }

  /** Compacts as etcd does: continue tokens get 410. Watches live on a cache of their own and notice nothing. */
  compact() {
    this.memory.forgetPages();
  }

  /** Lets the watch cache move on: watches from before this moment get 410. */
  forgetWrites() {
    this.memory.forgetWrites();
  }

  /** Ends every lasting fault but a closed port. */
  clear() {
    this.forced = [];
    this.delayMs = 0;
    this.silence(false);
  }

  /** The refusal that hits a request now, if any; counts it. */
  refusalFor(target: string): ApiError | undefined {
    const hit = this.forced.find(({ match }) => !match || match.test(target));
    if (!hit) {
      return undefined;
    }
    if (hit.times !== undefined) {
      hit.times -= 1;
      this.forced = this.forced.filter(
        f => f.times === undefined || f.times > 0,
      );
    }
    const [reason, message] = WORDS[hit.status];
    const seconds = hit.retryAfter ?? 1;
    return new ApiError(
      hit.status,
      reason,
      message,
      hit.status === 429 ? { details: { retryAfterSeconds: seconds } } : {},
      hit.status === 429 ? { 'Retry-After': String(seconds) } : {},
    );
  }

  private aimed(match?: RegExp) {
    return this.watches.all().filter(w => !match || match.test(w.target));
  }
}
