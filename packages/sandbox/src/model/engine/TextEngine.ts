import type { JsonSchema } from '../json/JsonSchema';
import type { Candidate } from './sample';

/** One turn of a conversation; of a `tool` the result it gave. */
export interface ChatMessage {
  role: 'system' | 'user' | 'assistant' | 'tool';
  content: string;
}

/** What an engine continues: plain text, or a conversation that it renders in its own way. */
export type Prompt =
  | { kind: 'text'; text: string }
  | { kind: 'chat'; messages: readonly ChatMessage[] };

/** How to sample. */
export interface SamplingOptions {
  /** 0 always takes the likeliest token; 1 follows the model's own distribution. */
  temperature: number;
  /** Share of the probability that stays in play, above 0 and at most 1. */
  topP: number;
  /** How many candidates stay in play; all of them when left out. */
  topK?: number;
  /** Taken from the logarithm of what was said before, once. */
  presencePenalty?: number;
  /** Taken from the logarithm of what was said before, for each time. */
  frequencyPenalty?: number;
  /** Same seed, same prompt and same options give the same text. */
  seed: number;
}

/** A token as it was drawn. */
export interface GeneratedToken {
  text: string;
  /** What could have stood in its place, itself among it, by the engine's own distribution; absent where it was certain. */
  candidates?: readonly Candidate<string>[];
}

/** What an engine says about itself. */
export interface EngineDescription {
  /** Goes to `owned_by` in the list of models. */
  ownedBy: string;
  /** What it is, in a sentence that does not flatter it. */
  description: string;
  /** Tokens that fit, prompt and answer together. */
  contextTokens: number;
  /** True when it takes the time a model takes; otherwise whoever serves it sets the pace. */
  realTime: boolean;
  /** Tokens come with what else was likely. */
  tellsProbabilities: boolean;
}

/** Makes text from text. */
export interface TextEngine {
  describe(): EngineDescription;
  /** Ids of the tokens of a prompt. A conversation is rendered first; special tokens that do not come from it are not counted. */
  tokenize(prompt: Prompt): Promise<number[]>;
  /** Text of tokens; the inverse of `tokenize` on plain text. */
  detokenize(tokens: readonly number[]): Promise<string>;
  /** Yields one token after the other and ends where the text ends by itself. Stops early when the signal fires. */
  generate(
    prompt: Prompt,
    sampling: SamplingOptions,
    signal?: AbortSignal,
  ): AsyncIterable<GeneratedToken>;
  /** A value that fits a schema, made of what the prompt says. Throws a {@link SchemaError}. Absent where the engine cannot. */
  compose?(schema: JsonSchema, prompt: Prompt, seed: number): unknown;
  /** What it goes by before it answers a prompt. Absent where the engine cannot tell. */
  reason?(prompt: Prompt): string;
  /** Frees what the engine holds. */
  dispose?(): Promise<void>;
}
