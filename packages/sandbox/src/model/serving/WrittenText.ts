import type { Piece } from './Generation';

/** What an answer has said so far. */
export class WrittenText {
  reasoning = '';
  rest = '';

  *passing(pieces: readonly Piece[]) {
    for (const piece of pieces) {
      if (piece.to === 'reasoning') {
        this.reasoning += piece.text;
      } else {
        this.rest += piece.text;
      }
      yield piece;
    }
  }
}
