/**
 * Cuts a stream of text before the first stop sequence. Text that could be the beginning of one is held back until
 * more text decides.
 */
export class StopFilter {
  #held = '';

  constructor(private readonly sequences: readonly string[]) {}

  /** What may leave now, and whether a stop sequence has ended the text. */
  push(text: string): { text: string; stopped: boolean } {
    this.#held += text;
    const found = this.sequences
      .map(sequence => this.#held.indexOf(sequence))
      .filter(index => index >= 0);
    if (found.length > 0) {
      const kept = this.#held.slice(0, Math.min(...found));
      this.#held = '';
      return { text: kept, stopped: true };
    }
    const hold = this.#undecided();
    const ready = this.#held.slice(0, this.#held.length - hold);
    this.#held = this.#held.slice(ready.length);
    return { text: ready, stopped: false };
  }

  /** What was held back when the text ended by itself. */
  flush(): string {
    const rest = this.#held;
    this.#held = '';
    return rest;
  }

  /** Length of the longest end of the held text that begins a stop sequence. */
  #undecided(): number {
    const longest = Math.max(0, ...this.sequences.map(s => s.length - 1));
    for (let n = Math.min(longest, this.#held.length); n > 0; n -= 1) {
      const end = this.#held.slice(-n);
      if (this.sequences.some(sequence => sequence.startsWith(end))) {
        return n;
      }
    }
    return 0;
  }
}
