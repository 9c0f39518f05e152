import type { Clock } from './Clock';
import { databaseReason } from '../../database/databaseReason';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** Why the head of a queue does not get through. */
export interface QueueFailure {
  since: Date;
  attempts: number;
  message: string;
}

export interface RetryingQueueOptions<T> {
  clock: Clock;
  /** Items that may wait; the one being handled is not counted. */
  capacity: number;
  handle(item: T): Promise<void>;
  /** Whether an error means that trying again is pointless; the queue then closes. */
  isFatal(error: unknown): boolean;
  onFatal(error: unknown): void;
  /** Called when the head first fails and when it gets through again (null). */
  onFailure?(failure: QueueFailure | null): void;
}

/**
 * Handles items one after another, in order. An item that fails is tried again, with growing pauses of up to
 * 30 s, until it gets through; those behind it wait.
 */
export class RetryingQueue<T> {
  readonly #options: RetryingQueueOptions<T>;
  readonly #closing = new AbortController();
  #items: T[] = [];
  #failure: QueueFailure | null = null;
  #running: Promise<void> | undefined;

  constructor(options: RetryingQueueOptions<T>) {
    this.#options = options;
  }

  get pending() {
    return this.#items.length;
  }

  get failure() {
    return this.#failure;
  }

  /** False when there is no room, or the queue is closed: the item was not taken. */
  push(item: T): boolean {
    if (
      this.#closing.signal.aborted ||
      this.#items.length >= this.#options.capacity
    ) {
      return false;
    }
    this.#items.push(item);
    this.#running ??= this.#run();
    return true;
  }

  /** Forgets the items that wait; returns how many. The one being handled goes on. */
  clear(): number {
    const count = this.#items.length;
    this.#items = [];
    return count;
  }

  /** Resolves when nothing waits any more, or the queue is closed. */
  async idle() {
    await this.#running;
  }

  /** Takes and handles nothing any more; resolves when the item being handled has ended. */
  async close() {
    this.#closing.abort();
    this.clear();
    await this.#running;
  }

  async #run() {
    // Let the caller finish first: handling never runs inside `push`.
    await Promise.resolve();
    while (this.#items.length > 0) {
      await this.#handle(this.#items.shift()!);
    }
    this.#running = undefined;
  }

  async #handle(item: T) {
    const { signal } = this.#closing;
    let pause = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      try {
        await this.#options.handle(item);
        this.#setFailure(null);
        return;
      } catch (error) {
        if (this.#options.isFatal(error)) {
          this.#closing.abort();
          this.clear();
          this.#options.onFatal(error);
          return;
        }
        this.#setFailure({
          since: this.#failure?.since ?? this.#options.clock.now(),
          attempts: (this.#failure?.attempts ?? 0) + 1,
          message: databaseReason(error),
        });
        await this.#options.clock.sleep(pause, signal);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
  }

  #setFailure(failure: QueueFailure | null) {
    const changed = (failure === null) !== (this.#failure === null);
    this.#failure = failure;
    if (changed) {
      this.#options.onFailure?.(failure);
    }
  }
}
