import { basename } from 'node:path';
import type { ChatMessage, Prompt, TextEngine } from '../engine/TextEngine';
import { StopFilter } from '../serving/StopFilter';
import { SequencePool } from './SequencePool';
import { decodeTokens } from './decodeTokens';
import {
  isFile,
  loadLlamaModule,
  type ChatHistoryItem,
  type LlamaText,
} from './llamaModule';

const SEQUENCES = 2;
const MAX_CONTEXT_TOKENS = 4096;

/**
 * An engine that runs a GGUF model on the CPU with node-llama-cpp and the chat template of the file.
 * @param options.modulePath - folder of node-llama-cpp 3, or the folder it was installed into
 * @param options.file - the model
 */
export async function createGgufEngine(options: {
  modulePath: string;
  file: string;
}): Promise<TextEngine> {
  const { modulePath, file } = options;
  if (!(await isFile(file))) {
    throw new Error(`There is no GGUF file at ${file}`);
  }
  const module = await loadLlamaModule(modulePath);
  const llama = await module.getLlama({
    gpu: false,
    build: 'never',
    skipDownload: true,
  });
  const model = await llama.loadModel({ modelPath: file });
  const context = await model.createContext({
    sequences: SEQUENCES,
    contextSize: Math.min(MAX_CONTEXT_TOKENS, model.trainContextSize),
  });
  const pool = new SequencePool(
    Array.from({ length: SEQUENCES }, () => context.getSequence()),
  );
  const chat = module.resolveChatWrapper(model);

  /** Tokens of a prompt and the texts at which its answer ends. */
  const render = (prompt: Prompt) => {
    if (prompt.kind === 'text') {
      return { tokens: model.tokenize(prompt.text), stop: [] };
    }
    const state = chat.generateContextState({
      chatHistory: toHistory(prompt.messages),
    });
    return {
      tokens: state.contextText.tokenize(model.tokenizer),
      stop: state.stopGenerationTriggers.flatMap(plainText),
    };
  };

  return {
    describe: () => ({
      ownedBy: 'local-gguf',
      description: `${basename(file)} (${
        model.typeDescription
      }), run by llama.cpp on the CPU of this machine.`,
      contextTokens: context.contextSize,
      realTime: true,
      tellsProbabilities: false,
    }),
    tokenize: async prompt => render(prompt).tokens,
    detokenize: async tokens => model.detokenize(tokens),
    async *generate(prompt, sampling, signal) {
      const { tokens, stop } = render(prompt);
      const { bos, shouldPrependBosToken } = model.tokens;
      const start =
        shouldPrependBosToken && bos !== null && tokens[0] !== bos
          ? [bos, ...tokens]
          : tokens;
      const sequence = await pool.borrow();
      try {
        if (signal?.aborted) {
          return;
        }
        await sequence.clearHistory();
        const filter = new StopFilter(stop);
        const generated = sequence.evaluate(start, {
          temperature: sampling.temperature,
          topP: sampling.topP,
          seed: sampling.seed,
        });
        for await (const text of decodeTokens(model, generated)) {
          if (signal?.aborted) {
            return;
          }
          const ready = filter.push(text);
          yield { text: ready.text };
          if (ready.stopped) {
            return;
          }
        }
        yield { text: filter.flush() };
      } finally {
        pool.giveBack(sequence);
      }
    },
    dispose: async () => {
      await model.dispose();
      await llama.dispose();
    },
  };
}

function toHistory(messages: readonly ChatMessage[]): ChatHistoryItem[] {
  const history = messages.map(
    ({ role, content }): ChatHistoryItem =>
      role === 'assistant'
        ? { type: 'model', response: [content] }
        : { type: role === 'tool' ? 'user' : role, text: content },
  );
  // The wrapper opens the answer with a turn of the model that is still empty.
  return [...history, { type: 'model', response: [] }];
}

/** A trigger that is text; special tokens end the generation by themselves. */
function plainText(trigger: LlamaText): string[] {
  return trigger.values.every(value => typeof value === 'string')
    ? [trigger.values.join('')]
    : [];
}
