import type { ChatMessage } from '../engine/TextEngine';

/**
 * The one text that a conversation becomes before its tokens are counted: each turn is
 * `<role>: <content>` and a line end, and `assistant:` opens the answer.
 */
export function renderChat(messages: readonly ChatMessage[]): string {
  const turns = messages.map(({ role, content }) => `${role}: ${content}\n`);
  return `${turns.join('')}assistant:`;
}
