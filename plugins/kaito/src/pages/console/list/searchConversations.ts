import {
  allTurns,
  titleOf,
  type Conversation,
} from '../conversation/conversation';
import type { Turn } from '../conversation/turns';

function wordsOf(turn: Turn): string {
  return turn.role === 'tool'
    ? turn.results.map(result => result.content).join(' ')
    : turn.text;
}

/** Conversations in whose name, models or turns every word is found, whichever case. */
export function searchConversations(
  conversations: readonly Conversation[],
  search: string,
): Conversation[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return [...conversations];
  }
  return conversations.filter(conversation => {
    const turns = allTurns(conversation);
    const text = [
      titleOf(conversation),
      ...turns.flatMap(turn => (turn.role === 'assistant' ? [turn.model] : [])),
      ...turns.map(wordsOf),
    ]
      .join('\n')
      .toLowerCase();
    return words.every(word => text.includes(word));
  });
}
