import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** An id of a token. */
export type Token = number;

/** Text with special tokens in it, as node-llama-cpp renders a conversation. */
export interface LlamaText {
  values: readonly unknown[];
  tokenize(tokenizer: unknown): Token[];
}

export type ChatHistoryItem =
  | { type: 'system' | 'user'; text: string }
  | { type: 'model'; response: string[] };

/** One conversation's place in the context. */
export interface LlamaSequence {
  clearHistory(): Promise<void>;
  evaluate(
    tokens: Token[],
    options: { temperature: number; topP: number; seed: number },
  ): AsyncGenerator<Token, void, void>;
}

export interface LlamaModel {
  tokenizer: unknown;
  tokens: { bos: Token | null; shouldPrependBosToken: boolean };
  trainContextSize: number;
  typeDescription: string;
  tokenize(text: string): Token[];
  detokenize(
    tokens: readonly Token[],
    specialTokens?: boolean,
    lastTokens?: readonly Token[],
  ): string;
  createContext(options: {
    sequences: number;
    contextSize: number;
  }): Promise<{ contextSize: number; getSequence(): LlamaSequence }>;
  dispose(): Promise<void>;
}

/** The part of node-llama-cpp 3 that is used; it is installed on demand and never a dependency. */
export interface LlamaModule {
  getLlama(options: object): Promise<{
    loadModel(options: { modelPath: string }): Promise<LlamaModel>;
    dispose(): Promise<void>;
  }>;
  resolveChatWrapper(model: LlamaModel): {
    generateContextState(options: { chatHistory: ChatHistoryItem[] }): {
      contextText: LlamaText;
      stopGenerationTriggers: readonly LlamaText[];
    };
  };
}

/** Loads node-llama-cpp from the folder of the package, or from the folder it was installed into. */
export async function loadLlamaModule(folder: string): Promise<LlamaModule> {
  const entries = [
    join(folder, 'dist', 'index.js'),
    join(folder, 'node_modules', 'node-llama-cpp', 'dist', 'index.js'),
  ];
  for (const entry of entries) {
    if (await isFile(entry)) {
      return (await import(pathToFileURL(entry).href)) as LlamaModule;
    }
  }
  throw new Error(
    `node-llama-cpp is not in ${folder}. Install it there, or start the sandbox without a GGUF file.`,
  );
}

/** Whether the path is a file that is there. */
export async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    stats => stats.isFile(),
    () => false,
  );
}
