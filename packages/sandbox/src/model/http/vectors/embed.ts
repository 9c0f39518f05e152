import { createHash } from 'node:crypto';
import { keywordsOf } from '../../ngram/keywords';

/** Numbers of a vector. */
export const DIMENSIONS = 256;

/**
 * A bag of words as a vector of length one: each word adds to one number, up or down, by its hash. Texts with the same
 * words have the same vector, texts without a common word nearly none in common. A text without words points along the
 * first axis.
 */
export function embed(text: string, dimensions = DIMENSIONS): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  for (const word of keywordsOf(text)) {
    const hash = createHash('sha256').update(word).digest();
    vector[hash.readUInt32BE(0) % dimensions] += hash[4] % 2 === 0 ? 1 : -1;
  }
  const length = Math.hypot(...vector);
  if (length === 0) {
    vector[0] = 1;
    return vector;
  }
  return vector.map(value => value / length);
}

/** How alike two vectors of length one are, -1 to 1. */
export function likeness(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * b[index], 0);
}
