import type {
  EngineDescription,
  GeneratedToken,
  Prompt,
  SamplingOptions,
  TextEngine,
} from '../engine/TextEngine';
import { createRandom } from '../engine/random';
import { sample } from '../engine/sample';
import { composeJson } from '../json/composeJson';
import { Words } from '../json/Words';
import { NgramModel } from './NgramModel';
import { Openings } from './Openings';
import { Vocabulary } from './Vocabulary';
import { keywordsOf } from './keywords';
import { openingTokens } from './openingTokens';
import { splitPieces } from './pieces';
import { PRIMER } from './primer';
import { proseSentences } from './prose';
import { renderChat } from './renderChat';
import { writeSentence } from './writeSentence';

/** How the first answer of a conversation begins. */
export const INTRODUCTION =
  "I am the sandbox's statistical text generator, not a language model: I put words together by how often they " +
  'follow each other in the project documentation. Here is what I can make of your question.';

const DESCRIPTION: EngineDescription = {
  ownedBy: 'kaito-portal-sandbox',
  description:
    'Statistical text generator of the sandbox (word n-grams over the project documentation). ' +
    'Not a language model: it does not understand what it is asked.',
  contextTokens: 4096,
  realTime: false,
  tellsProbabilities: true,
};

const MIN_SENTENCES = 3;
const MAX_SENTENCES = 5;

/**
 * The default engine: counts of word sequences, nothing more. `documents` are Markdown texts it learns from, beside
 * its own primer. The first answer of a conversation begins with {@link INTRODUCTION}.
 */
export function createNgramEngine(options?: {
  documents?: readonly string[];
}): TextEngine {
  const sentences = [
    ...new Set([PRIMER, ...(options?.documents ?? [])].flatMap(proseSentences)),
  ];
  const model = new NgramModel(sentences);
  const openings = new Openings(sentences);
  const vocabulary = learnVocabulary(sentences);

  return {
    describe: () => DESCRIPTION,
    tokenize: async prompt => vocabulary.encode(textOf(prompt)),
    detokenize: async tokens => vocabulary.decode(tokens),
    async *generate(prompt, sampling, signal) {
      let first = true;
      for (const token of write(prompt, sampling)) {
        if (signal?.aborted) {
          return;
        }
        yield first ? withoutBlank(token) : token;
        first = false;
      }
    },
    compose: (schema, prompt, seed) =>
      composeJson(schema, new Words(questionOf(prompt)), createRandom(seed)),
    reason: prompt => openings.explain(keywordsOf(questionOf(prompt))),
  };

  function* write(
    prompt: Prompt,
    sampling: SamplingOptions,
  ): Generator<GeneratedToken> {
    if (isFirstAnswer(prompt)) {
      for (const text of splitPieces(INTRODUCTION)) {
        yield { text };
      }
    }
    const random = createRandom(sampling.seed);
    const words = keywordsOf(questionOf(prompt));
    const count =
      MIN_SENTENCES +
      Math.floor(random() * (MAX_SENTENCES - MIN_SENTENCES + 1));
    const used = new Set<string>();
    const said = new Map<string, number>();
    for (let index = 0; index < count; index += 1) {
      const ways = openings.for(words, used);
      const opening = sample(ways, sampling, random);
      used.add(opening.join(''));
      yield* openingTokens(opening, ways);
      yield* writeSentence({ model, opening, words, sampling, random, said });
    }
  }
}

/** The first token of an answer, before which no blank stands. */
function withoutBlank({ text, candidates }: GeneratedToken): GeneratedToken {
  return {
    text: text.trimStart(),
    candidates: candidates?.map(({ value, probability }) => ({
      value: value.trimStart(),
      probability,
    })),
  };
}

function learnVocabulary(sentences: readonly string[]): Vocabulary {
  const vocabulary = new Vocabulary();
  const texts = [
    renderChat([
      { role: 'system', content: '' },
      { role: 'user', content: '' },
    ]),
    INTRODUCTION,
    // A sentence is met after another one and at the start of an answer, where no blank precedes it.
    ...sentences.flatMap(sentence => [sentence, ` ${sentence}`]),
  ];
  texts.flatMap(splitPieces).forEach(piece => vocabulary.add(piece));
  return vocabulary;
}

function textOf(prompt: Prompt): string {
  return prompt.kind === 'text' ? prompt.text : renderChat(prompt.messages);
}

function isFirstAnswer(prompt: Prompt): boolean {
  return (
    prompt.kind === 'chat' &&
    !prompt.messages.some(({ role }) => role === 'assistant')
  );
}

function questionOf(prompt: Prompt): string {
  if (prompt.kind === 'text') {
    return prompt.text;
  }
  const last = prompt.messages.findLast(({ role }) => role === 'user');
  return last?.content ?? '';
}
