import type { ServerResponse } from 'node:http';

/** One open watch. */
export interface OpenWatch {
  /** Path and query, for faults that aim. */
  target: string;
  res: ServerResponse;
}

/** The watches that are open now. */
export class WatchRegistry {
  private readonly open = new Set<OpenWatch>();

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
}
