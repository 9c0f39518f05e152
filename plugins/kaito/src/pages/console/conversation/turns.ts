import type {
  ChatRequest,
  ChatToolCall,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import type {
  AnswerTrace,
  TokenLogprob,
} from '@kaito-portal/backstage-plugin-kaito-common/chat';
import type { Problem } from '../send/problem';

/** What a turn of any kind has. Ids are unique across tabs and panes. */
interface TurnBase {
  id: string;
  /** The turn it follows; null for the first. */
  parent: string | null;
  /** When it was made, milliseconds since 1970. */
  at: number;
}

/** What a person asked. The same question asked of several models has one `askId`. */
export interface UserTurn extends TurnBase {
  role: 'user';
  askId: string;
  text: string;
  /** Pictures as data URLs. */
  images: readonly string[];
}

/** What a person answered in place of the tools the model called. */
export interface ToolTurn extends TurnBase {
  role: 'tool';
  results: readonly { callId: string; name: string; content: string }[];
}

/** How a question was put, but for the messages, which the tree holds. */
export interface SentAs {
  call: 'chat' | 'completions';
  system: string;
  parameters: Omit<ChatRequest, 'messages'>;
}

/**
 * What a model answered.
 * - `waiting`: sent, nothing received
 * - `reconnecting`: the connection broke before the first token; it is sent once more
 * - `streaming`: the answer is coming in
 * - `complete`: the model said it is done
 * - `stopped`: the person stopped it
 * - `failed`: it broke off; `problem` says why, and what came is kept
 */
export interface AnswerTurn extends TurnBase {
  role: 'assistant';
  endpointId: string;
  /** Id the model is called by. */
  model: string;
  state:
    | 'waiting'
    | 'reconnecting'
    | 'streaming'
    | 'complete'
    | 'stopped'
    | 'failed';
  text: string;
  reasoning: string;
  toolCalls: readonly ChatToolCall[];
  logprobs: readonly TokenLogprob[];
  problem: Problem | null;
  finishReason: string | null;
  trace: AnswerTrace;
  sent: SentAs;
}

export type Turn = UserTurn | AnswerTurn | ToolTurn;

/** Whether more of an answer is expected. */
export function isOpen(turn: Turn | undefined): boolean {
  return (
    turn?.role === 'assistant' &&
    ['waiting', 'reconnecting', 'streaming'].includes(turn.state)
  );
}
