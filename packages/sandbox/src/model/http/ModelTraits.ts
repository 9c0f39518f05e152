/** What a served model was started as. */
export interface ModelTraits {
  runtime: 'vllm' | 'transformers';
  /** A tool parser is set, so that calls are recognised. */
  tools: boolean;
  /** A reasoning parser is set, so that reasoning stands apart. */
  reasoning: boolean;
  /** It takes images. */
  images: boolean;
  task: 'generate' | 'embed' | 'score';
}

/** A model nobody has said anything about can all that a generating one can. */
export const ALL_TRAITS: ModelTraits = {
  runtime: 'vllm',
  tools: true,
  reasoning: false,
  images: true,
  task: 'generate',
};

/** Traits as words, as they stand in the path of a served model. */
export function wordsOf(traits: ModelTraits): string[] {
  return [
    traits.runtime,
    traits.task,
    ...(['tools', 'reasoning', 'images'] as const).filter(key => traits[key]),
  ];
}

/** The traits of the words; undefined of none, so that the server's own hold. */
export function traitsOf(words: readonly string[]): ModelTraits | undefined {
  const has = (word: string) => words.includes(word);
  if (words.length === 0) {
    return undefined;
  }
  const other = has('score') ? 'score' : 'generate';
  return {
    runtime: has('transformers') ? 'transformers' : 'vllm',
    task: has('embed') ? 'embed' : other,
    tools: has('tools'),
    reasoning: has('reasoning'),
    images: has('images'),
  };
}
