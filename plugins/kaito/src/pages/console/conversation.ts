import type { ChatRequest } from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { ChatEvent } from './chatEvents';
import { startTrace, tracePiece, type AnswerTrace } from './metrics';

/** What a person asked. */
export interface Question {
  id: number;
  role: 'user';
  text: string;
}

/**
 * What the model answered.
 * - `waiting`: sent, nothing received
 * - `streaming`: text is coming in
 * - `complete`: the model said it is done
 * - `stopped`: the person stopped it
 * - `failed`: it broke off; `error` says why and `text` holds what came
 */
export interface Answer {
  id: number;
  role: 'assistant';
  model: string;
  state: 'waiting' | 'streaming' | 'complete' | 'stopped' | 'failed';
  text: string;
  reasoning: string;
  error: string | null;
  finishReason: string | null;
  trace: AnswerTrace;
}

export type Turn = Question | Answer;

export interface Conversation {
  turns: Turn[];
  nextId: number;
}

export type ConversationAction =
  | { type: 'asked'; text: string; model: string; now: number }
  | { type: 'retried'; model: string; now: number }
  | { type: 'received'; event: ChatEvent; now: number }
  | { type: 'completed' }
  | { type: 'stopped' }
  | { type: 'failed'; message: string }
  | { type: 'cleared' };

export const EMPTY_CONVERSATION: Conversation = { turns: [], nextId: 1 };

const newAnswer = (id: number, model: string, now: number): Answer => ({
  id,
  role: 'assistant',
  model,
  state: 'waiting',
  text: '',
  reasoning: '',
  error: null,
  finishReason: null,
  trace: startTrace(now),
});

/** Whether an answer is still expected. */
export function isOpen(turn: Turn | undefined): boolean {
  return (
    turn?.role === 'assistant' &&
    (turn.state === 'waiting' || turn.state === 'streaming')
  );
}

/** Whether the conversation is waiting for the model. */
export function isBusy(conversation: Conversation): boolean {
  return isOpen(conversation.turns.at(-1));
}

function receive(answer: Answer, event: ChatEvent, now: number): Answer {
  switch (event.type) {
    case 'text':
      return {
        ...answer,
        state: 'streaming',
        text: answer.text + event.text,
        trace: tracePiece(answer.trace, now),
      };
    case 'reasoning':
      return {
        ...answer,
        state: 'streaming',
        reasoning: answer.reasoning + event.text,
        trace: tracePiece(answer.trace, now),
      };
    case 'finish':
      return { ...answer, finishReason: event.reason };
    default:
      return { ...answer, trace: { ...answer.trace, usage: event.usage } };
  }
}

/** Changes the open answer; a conversation without one stays as it is, so that late events do no harm. */
function withOpenAnswer(
  conversation: Conversation,
  change: (answer: Answer) => Answer,
): Conversation {
  const last = conversation.turns.at(-1);
  return last?.role === 'assistant' && isOpen(last)
    ? {
        ...conversation,
        turns: [...conversation.turns.slice(0, -1), change(last)],
      }
    : conversation;
}

/** The conversation after an action. */
export function conversationReducer(
  conversation: Conversation,
  action: ConversationAction,
): Conversation {
  const { turns, nextId } = conversation;
  switch (action.type) {
    case 'asked':
      return {
        turns: [
          ...turns,
          { id: nextId, role: 'user', text: action.text },
          newAnswer(nextId + 1, action.model, action.now),
        ],
        nextId: nextId + 2,
      };
    case 'retried':
      return turns.at(-1)?.role === 'assistant'
        ? {
            turns: [
              ...turns.slice(0, -1),
              newAnswer(nextId, action.model, action.now),
            ],
            nextId: nextId + 1,
          }
        : conversation;
    case 'received':
      return withOpenAnswer(conversation, answer =>
        receive(answer, action.event, action.now),
      );
    case 'completed':
      return withOpenAnswer(conversation, answer => ({
        ...answer,
        state: 'complete',
      }));
    case 'stopped':
      return withOpenAnswer(conversation, answer => ({
        ...answer,
        state: 'stopped',
      }));
    case 'failed':
      return withOpenAnswer(conversation, answer => ({
        ...answer,
        state: 'failed',
        error: action.message,
      }));
    default:
      return EMPTY_CONVERSATION;
  }
}

/**
 * What is sent to the model: the system prompt, then every question with its
 * answer. An answer that failed before its first word is left out, one that
 * was stopped counts with what it says.
 */
export function toMessages(
  turns: Turn[],
  systemPrompt: string,
): ChatRequest['messages'] {
  const system = systemPrompt.trim();
  return [
    ...(system ? [{ role: 'system' as const, content: system }] : []),
    ...turns
      .filter(turn => turn.text !== '')
      .map(({ role, text }) => ({ role, content: text })),
  ];
}

/** The conversation as text, to be copied. */
export function toTranscript(turns: Turn[]): string {
  return turns
    .map(turn =>
      turn.role === 'user'
        ? `You:\n${turn.text}`
        : `${turn.model}:\n${turn.text}${
            turn.state === 'complete' ? '' : '\n[answer incomplete]'
          }`,
    )
    .join('\n\n');
}
