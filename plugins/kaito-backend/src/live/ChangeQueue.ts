import { subjectOf, type ChangeEntry } from './ChangeEntry';

/** Subjects that may wait for one reader. */
const LIMIT = 2_000;

/**
 * What waits for one reader. Of several changes of one subject the last is kept; too many subjects are given up
 * altogether, because reading the lists anew is then cheaper than what waits.
 */
export class ChangeQueue {
  readonly #limit: number;
  readonly #waiting = new Map<string, ChangeEntry>();
  #overflown = false;

  constructor(limit = LIMIT) {
    this.#limit = limit;
  }

  push(entry: ChangeEntry): void {
    if (this.#overflown) {
      return;
    }
    const subject = subjectOf(entry);
    const earlier = this.#waiting.get(subject);
    // To the end, so that numbers only go up.
    this.#waiting.delete(subject);
    this.#waiting.set(subject, earlier ? merge(earlier, entry) : entry);
    if (this.#waiting.size > this.#limit) {
      this.#overflown = true;
      this.#waiting.clear();
    }
  }

  /** The next entry, `overflow` once after too many, or undefined when nothing waits. */
  shift(): ChangeEntry | 'overflow' | undefined {
    if (this.#overflown) {
      this.#overflown = false;
      return 'overflow';
    }
    const [first] = this.#waiting;
    if (!first) {
      return undefined;
    }
    this.#waiting.delete(first[0]);
    return first[1];
  }
}

/** The reader saw what was before the earlier one. */
function merge(earlier: ChangeEntry, later: ChangeEntry): ChangeEntry {
  return earlier.event.type === 'workload' && later.event.type === 'workload'
    ? { ...later, event: { ...later.event, before: earlier.event.before } }
    : later;
}
