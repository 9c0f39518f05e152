/** Most that is kept of one answer as it was received, characters. */
const MAX_RAW = 2_000_000;

/** What was received for an answer, as it came. */
export interface RawAnswer {
  text: string;
  /** There was more than is kept. */
  cut: boolean;
}

/** Answers as they were received, as long as the page is open. */
export class RawLog {
  readonly #parts = new Map<string, string[]>();
  readonly #lengths = new Map<string, number>();

  add(answerId: string, text: string) {
    const length = this.#lengths.get(answerId) ?? 0;
    this.#lengths.set(answerId, length + text.length);
    if (length < MAX_RAW) {
      const parts = this.#parts.get(answerId) ?? [];
      parts.push(text.slice(0, MAX_RAW - length));
      this.#parts.set(answerId, parts);
    }
  }

  /** Undefined for an answer of before the page was loaded. */
  read(answerId: string): RawAnswer | undefined {
    const parts = this.#parts.get(answerId);
    return (
      parts && {
        text: parts.join('\n'),
        cut: (this.#lengths.get(answerId) ?? 0) > MAX_RAW,
      }
    );
  }
}
