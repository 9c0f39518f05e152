import type { ApiObject } from '../ApiObject';
import type { ResourceType } from '../resources';

/** One write, as a watch sees it. */
export interface StoreEvent {
  revision: number;
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  resource: ResourceType;
  object: ApiObject;
  /** The object before the write, so that a watch with a selector knows what left it. */
  previous?: ApiObject;
}

/** The latest writes of all kinds: what a watch can still be resumed from. */
export class EventLog {
  private events: StoreEvent[] = [];
  private oldest: number;

  /**
   * @param start revision at which memory begins: watches from before it get 410
   * @param limit how many writes are remembered
   */
  constructor(start: number, private readonly limit: number) {
    this.oldest = start;
  }

  /** The lowest revision a watch may resume from. */
  get oldestRevision(): number {
    return this.oldest;
  }

  append(event: StoreEvent) {
    this.events.push(event);
    if (this.events.length > this.limit * 2) {
      this.forget(this.events[this.events.length - this.limit - 1].revision);
    }
  }

  /** Drops what happened up to and including a revision, as compaction or a restart does. */
  forget(revision: number) {
    this.events = this.events.filter(event => event.revision > revision);
    this.oldest = Math.max(this.oldest, revision);
  }

  /** Starts again at a revision, remembering nothing. */
  restart(revision: number) {
    this.events = [];
    this.oldest = revision;
  }

  /** Writes after a revision, oldest first; null when memory does not reach back that far. */
  since(revision: number): StoreEvent[] | null {
    return revision < this.oldest
      ? null
      : this.events.filter(event => event.revision > revision);
  }
}
