import type { SamplingOptions } from '../engine/TextEngine';
import { sample } from '../engine/sample';
import { END, type NgramModel } from './NgramModel';
import { keywordsOf } from './keywords';

/** A sentence that has not found its end by then is cut. */
const MAX_PIECES = 60;
/** How much likelier a word of the question becomes. */
const QUESTION_WORD_BOOST = 3;

/** Writes one sentence, piece by piece, from its opening to its end; words of the question are preferred. */
export function* writeSentence(options: {
  model: NgramModel;
  opening: readonly string[];
  words: ReadonlySet<string>;
  sampling: SamplingOptions;
  random: () => number;
}): Generator<string> {
  const { model, opening, words, sampling, random } = options;
  const history = [...opening];
  yield* opening;
  while (history.length < MAX_PIECES) {
    const candidates = model.next(history).map(({ value, probability }) => ({
      value,
      probability: isAbout(value, words)
        ? probability * QUESTION_WORD_BOOST
        : probability,
    }));
    const piece =
      candidates.length === 0 ? END : sample(candidates, sampling, random);
    if (piece === END) {
      return;
    }
    history.push(piece);
    yield piece;
  }
}

function isAbout(piece: string, words: ReadonlySet<string>): boolean {
  const [word] = keywordsOf(piece);
  return word !== undefined && words.has(word);
}
