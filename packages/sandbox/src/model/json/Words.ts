import { keywordsOf } from '../ngram/keywords';

/** What a text offers to fill values with: its words that mean something, and its numbers. */
export class Words {
  readonly all: readonly string[];
  readonly numbers: readonly number[];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text.toLowerCase();
    this.numbers = (text.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
    const words = (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter(
      word => keywordsOf(word).size > 0,
    );
    this.all = [...new Set(words)];
  }

  /** Whether the text says a value. */
  says(value: unknown): boolean {
    return (
      typeof value === 'string' &&
      value.length > 0 &&
      this.#text.includes(value.toLowerCase())
    );
  }

  /** One of the words. */
  any(random: () => number): string | undefined {
    // Names stand out by their capital; a sentence's first word has one too.
    const names = this.all.slice(1).filter(word => /^\p{Lu}/u.test(word));
    const pool = names.length > 0 ? names : this.all;
    return pool[Math.floor(random() * pool.length)];
  }
}
