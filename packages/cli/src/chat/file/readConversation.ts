import {
  conversationSchema,
  FILE_FORMAT,
  FILE_VERSION,
  type ReadConversation,
} from '@kaito-portal/backstage-plugin-kaito-common/chat';
import { z } from 'zod';
import type { Conversation, Turn } from '../Conversation';
import { fromWritten } from './settingNames';

type WrittenPane = ReadConversation['panes'][number];
type WrittenTurn = WrittenPane['turns'][number];

const fileSchema = z.object({
  format: z.literal(FILE_FORMAT, {
    error: `it is no conversation; those have the format ${FILE_FORMAT}`,
  }),
  version: z.literal(FILE_VERSION, {
    error: `this programme reads version ${FILE_VERSION}`,
  }),
  conversations: z.array(z.unknown()),
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('it is not JSON');
  }
}

function check<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const read = schema.safeParse(value);
  if (!read.success) {
    const [{ path, message }] = read.error.issues;
    throw new Error([path.join('.'), message].filter(Boolean).join(': '));
  }
  return read.data;
}

/** The turn that is shown after another: the chosen one, else the newest. */
function shownAfter(
  { turns, chosen }: WrittenPane,
  parent: string | null,
): WrittenTurn | undefined {
  const picked = new Map(chosen).get(parent ?? '');
  const children = turns
    .filter(turn => turn.parent === parent)
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return children.find(({ id }) => id === picked) ?? children.at(-1);
}

/** The turns that are shown, first to last. */
function shownPath(pane: WrittenPane): WrittenTurn[] {
  const path: WrittenTurn[] = [];
  let next = shownAfter(pane, null);
  // A path cannot be longer than the tree; a damaged one ends here.
  while (next && path.length < pane.turns.length) {
    path.push(next);
    next = shownAfter(pane, next.id);
  }
  return path;
}

const STATES = ['stopped', 'failed'] as const;

function toTurn(turn: WrittenTurn): Turn[] {
  if (turn.role === 'tool') {
    throw new Error('it holds calls of tools, which a terminal does not send');
  }
  const { at, text: content } = turn;
  if (turn.role === 'user') {
    if (turn.images.length > 0) {
      throw new Error('it holds pictures, which a terminal does not send');
    }
    return [{ role: 'user', content, at }];
  }
  if (content === '') {
    return [];
  }
  return [
    {
      role: 'assistant',
      content,
      at,
      endpoint: turn.endpointId,
      model: turn.model,
      state: STATES.find(state => state === turn.state) ?? 'complete',
      reasoning: turn.reasoning,
      finishReason: turn.finishReason,
      trace: turn.trace,
    },
  ];
}

/** Reads such a file, written here or by the portal's console. Throws with what is wrong. */
export function readConversation(text: string): Conversation {
  const { conversations } = check(fileSchema, parse(text));
  if (conversations.length !== 1) {
    throw new Error(
      `it holds ${conversations.length} conversations; export the one that is meant`,
    );
  }
  const { settings, panes } = check(conversationSchema, conversations[0]);
  const pane = panes.find(({ closed }) => !closed) ?? panes[0];
  return {
    system: settings.systemPrompt,
    settings: fromWritten(settings),
    turns: shownPath(pane).flatMap(toTurn),
  };
}
