import { randomBytes } from 'node:crypto';
import type { ChangeEntry, ChangeEvent } from './ChangeEntry';

/** Changes kept for clients that come back; a client that was away for more reads the lists anew. */
const KEPT = 5_000;

/** The last changes of this process, numbered, and whoever listens for more. */
export class ChangeLog {
  /** Names this process: numbers of another process, or of the one before a restart, mean nothing here. */
  readonly id = randomBytes(6).toString('base64url');
  readonly #kept: number;
  readonly #listeners = new Set<(entry: ChangeEntry) => void>();
  #entries: ChangeEntry[] = [];
  #seq = 0;

  constructor(kept = KEPT) {
    this.#kept = kept;
  }

  /** Number of the last change. */
  get seq(): number {
    return this.#seq;
  }

  /** Changes kept. */
  get length(): number {
    return this.#entries.length;
  }

  append(event: ChangeEvent): void {
    this.#seq += 1;
    const entry = { seq: this.#seq, event };
    this.#entries.push(entry);
    // Cut in blocks: shifting one by one would move thousands for each change.
    if (this.#entries.length >= this.#kept * 2) {
      this.#entries = this.#entries.slice(-this.#kept);
    }
    this.#listeners.forEach(listener => listener(entry));
  }

  /** Changes after a number; undefined when not all of them are kept. */
  since(seq: number): ChangeEntry[] | undefined {
    const first = this.#entries[0]?.seq ?? this.#seq + 1;
    return seq > this.#seq || seq < first - 1
      ? undefined
      : this.#entries.slice(seq - first + 1);
  }

  subscribe(listener: (entry: ChangeEntry) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
