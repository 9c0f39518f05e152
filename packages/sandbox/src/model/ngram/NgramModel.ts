import type { Candidate } from '../engine/sample';
import { splitPieces } from './pieces';

/** Longest context, in pieces: four pieces predict the fifth at most. */
const MAX_CONTEXT = 3;
/** Taken from every count and given to the shorter context: how willing the model is to leave a sentence it has read. */
const DISCOUNT = 0.35;
/** Marks the end of a sentence among the next pieces. */
export const END = '';

const SEPARATOR = '\u0000';

/**
 * Counts which piece follows which in the sentences it is given, for contexts of one to three pieces, and
 * mixes them by absolute discounting. Every pair of pieces it can produce was read side by side somewhere.
 */
export class NgramModel {
  readonly #counts = new Map<string, Map<string, number>>();

  constructor(sentences: Iterable<string>) {
    for (const sentence of sentences) {
      this.#learn(splitPieces(` ${sentence}`));
    }
  }

  /** What may follow, likeliest not necessarily first. Empty when the last piece was never read. */
  next(history: readonly string[]): Candidate<string>[] {
    const mixed = new Map<string, number>();
    let share = 1;
    for (let size = MAX_CONTEXT; size >= 1; size -= 1) {
      const counts =
        history.length >= size && this.#counts.get(keyOf(history.slice(-size)));
      if (counts) {
        const total = [...counts.values()].reduce((a, b) => a + b, 0);
        const discount = size === 1 ? 0 : DISCOUNT;
        for (const [piece, count] of counts) {
          const probability = (share * (count - discount)) / total;
          mixed.set(piece, (mixed.get(piece) ?? 0) + probability);
        }
        share *= (discount * counts.size) / total;
      }
    }
    return [...mixed].map(([value, probability]) => ({ value, probability }));
  }

  #learn(pieces: readonly string[]) {
    for (let at = 1; at <= pieces.length; at += 1) {
      const following = at === pieces.length ? END : pieces[at];
      for (let size = 1; size <= Math.min(MAX_CONTEXT, at); size += 1) {
        const key = keyOf(pieces.slice(at - size, at));
        const counts = this.#counts.get(key) ?? new Map<string, number>();
        counts.set(following, (counts.get(following) ?? 0) + 1);
        this.#counts.set(key, counts);
      }
    }
  }
}

function keyOf(pieces: readonly string[]): string {
  return pieces.join(SEPARATOR);
}
