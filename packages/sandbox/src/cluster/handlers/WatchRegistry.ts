import type { ServerResponse } from 'node:http';
import type { ApiObject } from '../ApiObject';

/** One open stream: a watch, or a log that is followed. */
export interface OpenWatch {
  /** Path and query, for faults that aim. */
  target: string;
  res: ServerResponse;
  /** An object the watch is about, if there is one. */
  anyObject?(): ApiObject | undefined;
}

/** What a new watch meets: service, its end at once, or 410 in the stream at once. */
export type WatchFate = 'served' | 'ended' | 'expired';

/** The streams that are open now, and what new ones meet. */
export class WatchRegistry {
  private readonly open = new Set<OpenWatch>();
  private fate: { of: WatchFate; match?: RegExp } = { of: 'served' };

  /** How often bookmarks are sent, in milliseconds; a minute when absent. */
  bookmarkEveryMs?: number;

  /** While true, open watches stay open and say nothing. */
  muted = false;

  add(watch: OpenWatch): () => void {
    this.open.add(watch);
    return () => this.open.delete(watch);
  }

  all(): OpenWatch[] {
    return [...this.open];
  }

  /** Decides over watches that are opened from now on. */
  decide(of: WatchFate, match?: RegExp) {
    this.fate = { of, match };
  }

  fateOf(target: string): WatchFate {
    const { of, match } = this.fate;
    return !match || match.test(target) ? of : 'served';
  }
}
