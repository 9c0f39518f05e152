import type { Candidate } from '../engine/sample';
import { keywordsOf } from './keywords';
import { splitPieces } from './pieces';

/** Pieces of a sentence that an opening takes over at least. */
const MIN_PIECES = 3;
/** The furthest a question's word may stand for the opening to reach it. */
const MAX_PIECES = 10;
/** How many openings are worth drawing from. */
const SHORTLIST = 6;

/** Finds how to begin a sentence about given words: with the first pieces of sentences that contain them, as far as the first of them; rare words count for more. */
export class Openings {
  readonly #sentences: { pieces: string[]; keywords: Set<string> }[];
  readonly #sentencesWith = new Map<string, number>();

  constructor(sentences: readonly string[]) {
    this.#sentences = sentences.map(sentence => ({
      pieces: splitPieces(` ${sentence}`).slice(0, MAX_PIECES),
      keywords: keywordsOf(sentence),
    }));
    for (const { keywords } of this.#sentences) {
      for (const word of keywords) {
        this.#sentencesWith.set(word, (this.#sentencesWith.get(word) ?? 0) + 1);
      }
    }
  }

  /** Openings for the words, best first; any opening at all when no sentence knows one of them. */
  for(
    words: ReadonlySet<string>,
    used: ReadonlySet<string>,
  ): Candidate<string[]>[] {
    const all = this.#sentences.map(({ pieces, keywords }) => ({
      value: cut(pieces, words),
      probability: this.#score(words, keywords),
    }));
    const fresh = all.filter(({ value }) => !used.has(value.join('')));
    const scored = fresh.length > 0 ? fresh : all;
    const known = scored.filter(({ probability }) => probability > 0);
    if (known.length === 0) {
      return scored.map(({ value }) => ({ value, probability: 1 }));
    }
    return known
      .sort((a, b) => b.probability - a.probability)
      .slice(0, SHORTLIST);
  }

  /** What is gone by for these words, in words. */
  explain(words: ReadonlySet<string>): string {
    const known = [...words].filter(word => this.#sentencesWith.has(word));
    if (known.length === 0) {
      return (
        'No sentence I have read holds a word of the question that I count as one. ' +
        'I begin anywhere.'
      );
    }
    const counts = known
      .map(word => `"${word}" in ${this.#sentencesWith.get(word)}`)
      .join(', ');
    const begins = this.for(words, new Set())
      .slice(0, 3)
      .map(({ value }) => `"${value.join('').trim()} …"`)
      .join(', ');
    return (
      `Of ${
        this.#sentences.length
      } sentences I have read, words of the question stand: ${counts}. ` +
      `The rarer a word, the more it counts. The likeliest ways to begin are ${begins}.`
    );
  }

  #score(words: ReadonlySet<string>, keywords: ReadonlySet<string>): number {
    let score = 0;
    for (const word of words) {
      if (keywords.has(word)) {
        const frequency = this.#sentencesWith.get(word) ?? 1;
        score += Math.log(1 + this.#sentences.length / frequency);
      }
    }
    return score;
  }
}

function cut(pieces: readonly string[], words: ReadonlySet<string>): string[] {
  const reached = pieces.findIndex(piece =>
    [...keywordsOf(piece)].some(word => words.has(word)),
  );
  return pieces.slice(0, Math.max(MIN_PIECES, reached + 1));
}
