import type { GeneratedToken } from '../engine/TextEngine';
import type { Piece } from './Generation';
import { StopFilter } from './StopFilter';
import type { Step } from './tokensOf';

/** Cuts the content of an answer at its stop sequences; reasoning and calls pass. Tokens leave with the text they are part of. */
export class PieceFilter {
  readonly #filter: StopFilter;
  #tokens: GeneratedToken[] = [];

  constructor(stop: readonly string[]) {
    this.#filter = new StopFilter(stop);
  }

  push({ token, count: _, ...step }: Step): {
    pieces: Piece[];
    stopped: boolean;
  } {
    if (step.to !== 'content') {
      return { pieces: [{ ...step, tokens: [token] }], stopped: false };
    }
    this.#tokens.push(token);
    const { text, stopped } = this.#filter.push(step.text);
    return { pieces: this.#release(text), stopped };
  }

  /** What was held back when the text ended by itself. */
  flush(): Piece[] {
    return this.#release(this.#filter.flush());
  }

  #release(text: string): Piece[] {
    if (!text) {
      return [];
    }
    const tokens = this.#tokens;
    this.#tokens = [];
    return [{ to: 'content', text, tokens }];
  }
}
