import {
  conversationSchema,
  type ReadConversation,
  type WrittenConversation,
} from '@kaito-portal/backstage-plugin-kaito-common/chat';
import type { Conversation, Pane } from '../conversation/conversation';
import type { Turn } from '../conversation/turns';

/** Who may follow whom: a question an answer, an answer a question or the results of tools. */
const PARENTS: Record<Turn['role'], readonly (Turn['role'] | null)[]> = {
  user: [null, 'assistant'],
  assistant: ['user', 'tool'],
  tool: ['assistant'],
};

/** A conversation that could not be read, by the place that is wrong. */
export class ConversationFormatError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConversationFormatError';
  }
}

/** Puts turns into a tree; refuses one that hangs from nothing, from itself or from the wrong kind. */
function toTurns(turns: readonly Turn[], where: string): Map<string, Turn> {
  const byId = new Map(turns.map(turn => [turn.id, turn]));
  if (byId.size !== turns.length) {
    throw new ConversationFormatError(`${where}: two turns have one id`);
  }
  const rooted = new Set<string>();
  turns.forEach((turn, index) => {
    const parent = turn.parent === null ? null : byId.get(turn.parent);
    if (
      parent === undefined ||
      !PARENTS[turn.role].includes(parent?.role ?? null)
    ) {
      throw new ConversationFormatError(
        `${where}[${index}].parent: a turn of the role “${turn.role}” cannot follow that`,
      );
    }
    const walked: string[] = [];
    let next: Turn | undefined = turn;
    while (next && !rooted.has(next.id)) {
      if (walked.length > turns.length) {
        throw new ConversationFormatError(
          `${where}[${index}].parent: the turn follows itself`,
        );
      }
      walked.push(next.id);
      next = next.parent === null ? undefined : byId.get(next.parent);
    }
    walked.forEach(id => rooted.add(id));
  });
  return byId;
}

function toPane(
  written: ReadConversation['panes'][number],
  where: string,
): Pane {
  const { turns, chosen, ...rest } = written;
  return {
    ...rest,
    tree: {
      turns: toTurns(turns as Turn[], `${where}.turns`),
      chosen: new Map(chosen),
    },
  };
}

/** The conversation as JSON can hold it. */
export function toWritten(conversation: Conversation): WrittenConversation {
  return {
    ...conversation,
    panes: conversation.panes.map(({ tree, ...pane }) => ({
      ...pane,
      turns: [...tree.turns.values()],
      chosen: [...tree.chosen],
    })),
  } as unknown as WrittenConversation;
}

/**
 * Reads a written conversation. It is not trusted.
 * @throws ConversationFormatError that names what is wrong
 */
export function fromWritten(value: unknown, where = ''): Conversation {
  const read = conversationSchema.safeParse(value);
  if (!read.success) {
    const [{ path, message }] = read.error.issues;
    const place = [where, ...path].filter(part => part !== '').join('.');
    throw new ConversationFormatError(`${place || 'conversation'}: ${message}`);
  }
  return {
    ...read.data,
    panes: read.data.panes.map((pane, index) =>
      toPane(pane, `${where && `${where}.`}panes.${index}`),
    ),
  };
}
