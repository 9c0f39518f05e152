import type { ChatMessage } from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { AnswerTrace } from '@kaito-portal/backstage-plugin-kaito-common/chat';
import type { Settings } from './settings';

/** What a person asked. */
export interface Question {
  role: 'user';
  content: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** What a model answered. */
export interface Answer {
  role: 'assistant';
  content: string;
  at: number;
  endpoint: string;
  model: string;
  /** `stopped` by the person, or `failed` half way. */
  state: 'complete' | 'stopped' | 'failed';
  reasoning: string;
  finishReason: string | null;
  trace: AnswerTrace;
}

export type Turn = Question | Answer;

/** What is said, and how. */
export interface Conversation {
  system: string;
  settings: Settings;
  turns: Turn[];
}

export const EMPTY: Conversation = { system: '', settings: {}, turns: [] };

/** With a question added. */
export function ask(
  conversation: Conversation,
  content: string,
  at: number,
): Conversation {
  return {
    ...conversation,
    turns: [...conversation.turns, { role: 'user', content, at }],
  };
}

/** With what the model said added; an answer without a word is none. */
export function answer(conversation: Conversation, turn: Answer): Conversation {
  return turn.content === ''
    ? conversation
    : { ...conversation, turns: [...conversation.turns, turn] };
}

/** As it was before the last answer, if there is one; undefined when nothing was asked. */
export function beforeAnswer(
  conversation: Conversation,
): Conversation | undefined {
  const { turns } = conversation;
  const last = turns.findLastIndex(({ role }) => role === 'user');
  return last < 0
    ? undefined
    : { ...conversation, turns: turns.slice(0, last + 1) };
}

/** The turns by turns: a question whose answer failed is one with the next. */
export function inTurns(turns: readonly Turn[]): Turn[] {
  const joined: Turn[] = [];
  for (const turn of turns) {
    const before = joined.at(-1);
    if (before?.role === turn.role) {
      joined[joined.length - 1] = {
        ...before,
        content: `${before.content}\n\n${turn.content}`,
      };
    } else {
      joined.push(turn);
    }
  }
  return joined;
}

/** What is sent to the model. Templates of many models refuse two messages of one role in a row. */
export function messagesOf({ system, turns }: Conversation): ChatMessage[] {
  return [
    ...(system === '' ? [] : [{ role: 'system' as const, content: system }]),
    ...inTurns(turns).map(({ role, content }) => ({ role, content })),
  ];
}
