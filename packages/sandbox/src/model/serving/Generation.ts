import type {
  GeneratedToken,
  Prompt,
  SamplingOptions,
} from '../engine/TextEngine';

/** A call of a function, as its first piece announces it. */
export interface CallHead {
  index: number;
  id: string;
  name: string;
}

/** What is said as it stands, before or instead of what the engine writes. */
export type Spoken =
  | { to: 'reasoning' | 'content'; text: string }
  /** Arguments of a call, as JSON. */
  | { to: 'call'; call: CallHead; text: string };

/** A request for text, checked and with every default filled in. */
export interface Generation {
  prompt: Prompt;
  promptTokens: number;
  maxTokens: number;
  stop: readonly string[];
  sampling: SamplingOptions;
  spoken: readonly Spoken[];
  /** Whether the engine writes after what is spoken. */
  continues: boolean;
  /** Why it ends when it ends by itself. */
  ending: 'stop' | 'tool_calls';
}

/** A piece of an answer. */
export interface Piece {
  to: Spoken['to'];
  /** Of a piece of a call. */
  call?: CallHead;
  text: string;
  /** The tokens it was made of. */
  tokens: readonly GeneratedToken[];
}

/** Tokens of a request, as `/tokenize` counts them. */
export interface Usage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
}

/** How a generation ended. */
export interface Outcome {
  finishReason: 'stop' | 'length' | 'tool_calls';
  usage: Usage;
  /** Of the completion, those that were reasoning. */
  reasoningTokens: number;
}
