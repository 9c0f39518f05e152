import {
  FILE_FORMAT,
  FILE_VERSION,
} from '@kaito-portal/backstage-plugin-kaito-common/chat';
import type { Conversation } from '../conversation/conversation';
import { isOpen, type Turn } from '../conversation/turns';
import { ConversationFormatError, fromWritten, toWritten } from './codec';

/** Largest file that is read, bytes. */
export const MAX_FILE_BYTES = 50_000_000;

/** Conversations as a file. There is nothing in it but what is on the screen: no token, no address of the portal. */
export function toFile(conversations: readonly Conversation[]): string {
  return `${JSON.stringify(
    {
      format: FILE_FORMAT,
      version: FILE_VERSION,
      conversations: conversations.map(toWritten),
    },
    null,
    2,
  )}\n`;
}

function parse(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ConversationFormatError(
      `The file is not JSON: ${(error as Error).message}`,
    );
  }
  if (typeof value !== 'object' || value === null) {
    throw new ConversationFormatError('The file holds no conversations');
  }
  return value as Record<string, unknown>;
}

/** Nobody is answering here what was being answered where it was written. */
const ended = (turn: Turn): Turn =>
  turn.role === 'assistant' && isOpen(turn)
    ? { ...turn, state: 'stopped' }
    : turn;

function asNew(conversation: Conversation, id: string): Conversation {
  return {
    ...conversation,
    id,
    panes: conversation.panes.map(pane => ({
      ...pane,
      tree: {
        ...pane.tree,
        turns: new Map(
          [...pane.tree.turns].map(([key, turn]) => [key, ended(turn)]),
        ),
      },
    })),
  };
}

/**
 * Reads a file that {@link toFile} wrote, here or elsewhere. It is not trusted: what it holds becomes new conversations
 * and changes none that is there.
 *
 * @throws ConversationFormatError that names what is wrong
 */
export function fromFile(text: string, newId: () => string): Conversation[] {
  const { format, version, conversations } = parse(text);
  if (format !== FILE_FORMAT) {
    throw new ConversationFormatError(
      `format: expected “${FILE_FORMAT}”. Choose a file that this console exported.`,
    );
  }
  if (version !== FILE_VERSION) {
    throw new ConversationFormatError(
      `version: this portal reads version ${FILE_VERSION}, the file has ${JSON.stringify(
        version,
      )}`,
    );
  }
  if (!Array.isArray(conversations) || conversations.length === 0) {
    throw new ConversationFormatError('conversations: there are none in it');
  }
  return conversations.map((written, index) =>
    asNew(fromWritten(written, `conversations.${index}`), newId()),
  );
}
