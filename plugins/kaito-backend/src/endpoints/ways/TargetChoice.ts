import { keyOfTarget, type Target, type Way } from '../Endpoint';

/** How long a target that did not connect comes last, ms. */
const REST_MS = 30_000;

/**
 * Says which target to ask next: by the order of the ways, and within a way the one with the fewest calls under way.
 * What did not connect a moment ago comes last.
 */
export class TargetChoice {
  readonly #open = new Map<string, number>();
  readonly #resting = new Map<string, number>();
  #turn = 0;

  constructor(private readonly now: () => number = Date.now) {}

  /** Every target in the order to try. */
  order(ways: readonly Way[]): Target[] {
    this.#turn += 1;
    const targets = ways.flatMap(({ targets: alike }) => this.#balanced(alike));
    const rests = (target: Target) => this.#isResting(keyOfTarget(target));
    return [
      ...targets.filter(target => !rests(target)),
      ...targets.filter(rests),
    ];
  }

  /** The way that would be taken now. */
  wayOf(ways: readonly Way[]): Way | undefined {
    const [first] = this.order(ways);
    return ways.find(({ targets }) => targets.includes(first));
  }

  /** Counts a call; returns the way to end it. */
  begin(target: Target): () => void {
    const key = keyOfTarget(target);
    this.#open.set(key, this.#count(key) + 1);
    let ended = false;
    return () => {
      if (!ended) {
        ended = true;
        const left = this.#count(key) - 1;
        if (left > 0) {
          this.#open.set(key, left);
        } else {
          this.#open.delete(key);
        }
      }
    };
  }

  /** Remembers that a target could not be connected to. */
  failed(target: Target) {
    this.#resting.set(keyOfTarget(target), this.now() + REST_MS);
  }

  /** Remembers that a target answers. */
  answered(target: Target) {
    this.#resting.delete(keyOfTarget(target));
  }

  /** Fewest calls first; those with as few take turns. */
  #balanced(targets: readonly Target[]): Target[] {
    const shift = targets.length > 0 ? this.#turn % targets.length : 0;
    return [...targets.slice(shift), ...targets.slice(0, shift)].sort(
      (a, b) => this.#count(keyOfTarget(a)) - this.#count(keyOfTarget(b)),
    );
  }

  #count(key: string): number {
    return this.#open.get(key) ?? 0;
  }

  #isResting(key: string): boolean {
    const until = this.#resting.get(key);
    if (until === undefined) {
      return false;
    }
    if (until <= this.now()) {
      this.#resting.delete(key);
      return false;
    }
    return true;
  }
}
