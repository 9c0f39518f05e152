import type { GeneratedToken, SamplingOptions } from '../engine/TextEngine';
import { sample } from '../engine/sample';
import { END, type NgramModel } from './NgramModel';
import { keywordsOf } from './keywords';
import { asProbabilities } from './openingTokens';

/** A sentence that has not found its end by then is cut. */
const MAX_PIECES = 60;
/** How much likelier a word of the question becomes. */
const QUESTION_WORD_BOOST = 3;

/** Writes one sentence after its opening, piece by piece, to its end; words of the question are preferred. `said` counts the pieces of the answer. */
export function* writeSentence(options: {
  model: NgramModel;
  opening: readonly string[];
  words: ReadonlySet<string>;
  sampling: SamplingOptions;
  random: () => number;
  said: Map<string, number>;
}): Generator<GeneratedToken> {
  const { model, opening, words, sampling, random, said } = options;
  const history = [...opening];
  opening.forEach(piece => count(said, piece));
  while (history.length < MAX_PIECES) {
    const candidates = model.next(history).map(({ value, probability }) => ({
      value,
      probability: isAbout(value, words)
        ? probability * QUESTION_WORD_BOOST
        : probability,
    }));
    if (candidates.length === 0) {
      return;
    }
    const penalized = candidates.map(({ value, probability }) => ({
      value,
      probability: probability * penalty(said.get(value) ?? 0, sampling),
    }));
    const piece = sample(penalized, sampling, random);
    if (piece === END) {
      return;
    }
    history.push(piece);
    count(said, piece);
    yield { text: piece, candidates: asProbabilities(candidates) };
  }
}

function count(said: Map<string, number>, piece: string) {
  said.set(piece, (said.get(piece) ?? 0) + 1);
}

/** What is left of a probability for having been said so often. */
function penalty(times: number, sampling: SamplingOptions): number {
  const { presencePenalty = 0, frequencyPenalty = 0 } = sampling;
  return times === 0
    ? 1
    : Math.exp(-presencePenalty - frequencyPenalty * times);
}

function isAbout(piece: string, words: ReadonlySet<string>): boolean {
  const [word] = keywordsOf(piece);
  return word !== undefined && words.has(word);
}
