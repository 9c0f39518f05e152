import type { GeneratedToken, TextEngine } from '../engine/TextEngine';
import { splitPieces } from '../ngram/pieces';
import type { Generation, Piece } from './Generation';

/** One step of an answer: a token, or a word that the engine knows only as several. */
export interface Step extends Omit<Piece, 'tokens'> {
  token: GeneratedToken;
  /** Tokens it counts for. */
  count: number;
}

/** Everything an answer consists of, as if it had no limit: what is spoken, then what the engine writes. */
export async function* tokensOf(
  engine: TextEngine,
  request: Generation,
  signal: AbortSignal,
): AsyncGenerator<Step> {
  for (const { text, ...where } of request.spoken) {
    for (const piece of splitPieces(text)) {
      const ids = await engine.tokenize({ kind: 'text', text: piece });
      yield {
        ...where,
        text: piece,
        token: { text: piece },
        count: ids.length,
      };
    }
  }
  if (!request.continues) {
    return;
  }
  for await (const token of engine.generate(
    request.prompt,
    request.sampling,
    signal,
  )) {
    yield { to: 'content', text: token.text, token, count: 1 };
  }
}
