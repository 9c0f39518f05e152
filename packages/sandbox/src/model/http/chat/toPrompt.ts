import type { ChatMessage, Prompt } from '../../engine/TextEngine';
import type { Message } from './messageSchema';

function textOf({ content }: Pick<Message, 'content'>): string {
  if (typeof content === 'string') {
    return content;
  }
  return (content ?? [])
    .map(part => (part.type === 'text' ? part.text : ''))
    .join('');
}

function toChatMessage(message: Message): ChatMessage {
  const text = textOf(message);
  switch (message.role) {
    case 'assistant': {
      const calls = (message.tool_calls ?? []).map(
        call => `${call.function.name}(${call.function.arguments})`,
      );
      return { role: 'assistant', content: [text, ...calls].join('') };
    }
    case 'developer':
      return { role: 'system', content: text };
    default:
      return { role: message.role, content: text };
  }
}

/** A conversation as the engine takes it: images are left out, calls become text. */
export function toPrompt(messages: readonly Message[]): Prompt {
  return { kind: 'chat', messages: messages.map(toChatMessage) };
}
