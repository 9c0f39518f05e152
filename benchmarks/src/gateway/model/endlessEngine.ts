import type { TextEngine } from '@kaito-portal/sandbox';

const CONTEXT = 1_000_000;

/** Writes the same word for as long as it is let: the time is to go into the way, not into the text. */
export function endlessEngine(): TextEngine {
  return {
    describe: () => ({
      ownedBy: 'benchmark',
      description: 'Writes the same word without an end.',
      contextTokens: CONTEXT,
      realTime: false,
      tellsProbabilities: false,
    }),
    tokenize: async prompt => {
      const text =
        prompt.kind === 'text'
          ? prompt.text
          : prompt.messages.map(({ content }) => content).join(' ');
      return text.split(' ').map(word => word.length);
    },
    detokenize: async () => '',
    async *generate(_prompt, _sampling, signal) {
      while (!signal?.aborted) {
        yield { text: ' word' };
      }
    },
  };
}
