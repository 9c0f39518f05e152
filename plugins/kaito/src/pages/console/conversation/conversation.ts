import { DEFAULT_SETTINGS, type ConsoleSettings } from '../settings/settings';
import { mergeTrees } from './mergeTrees';
import { EMPTY_TREE, shownPath, type Tree } from './tree';
import { isOpen, type Turn } from './turns';

/** Most models on one prompt. */
export const MAX_PANES = 3;

/** One model of a comparison and its side of the conversation. */
export interface Pane {
  id: string;
  /** Null: the one that is preferred, until something is asked. */
  endpointId: string | null;
  /** Null: what the endpoint serves by itself. */
  model: string | null;
  /** Taken out of the comparison; what was said in it is kept. */
  closed: boolean;
  tree: Tree;
}

/** What is kept of a conversation. */
export interface Conversation {
  id: string;
  /** Given by a person; null: after its first question. */
  title: string | null;
  /** Milliseconds since 1970. */
  createdAt: number;
  /** When a person last changed anything. */
  changedAt: number;
  settings: ConsoleSettings;
  panes: readonly Pane[];
}

const TITLE_LENGTH = 60;

export const newPane = (
  id: string,
  endpointId: string | null = null,
  model: string | null = null,
): Pane => ({ id, endpointId, model, closed: false, tree: EMPTY_TREE });

/** A conversation in which nothing was said yet. */
export function newConversation(start: {
  id: string;
  paneId: string;
  at: number;
  endpointId?: string | null;
  settings?: ConsoleSettings;
}): Conversation {
  return {
    id: start.id,
    title: null,
    createdAt: start.at,
    changedAt: start.at,
    settings: start.settings ?? DEFAULT_SETTINGS,
    panes: [newPane(start.paneId, start.endpointId)],
  };
}

export const openPanes = (conversation: Conversation): Pane[] =>
  conversation.panes.filter(pane => !pane.closed);

/** The conversation with one of its panes changed; the same when nothing changed. */
export function changePane(
  conversation: Conversation,
  paneId: string,
  change: (pane: Pane) => Pane,
): Conversation {
  const panes = conversation.panes.map(pane =>
    pane.id === paneId ? change(pane) : pane,
  );
  return panes.every((pane, index) => pane === conversation.panes[index])
    ? conversation
    : { ...conversation, panes };
}

/** Every turn of every pane. */
export function allTurns(conversation: Conversation): Turn[] {
  return conversation.panes.flatMap(pane => [...pane.tree.turns.values()]);
}

/** Whether nothing was said yet. */
export const isEmpty = (conversation: Conversation): boolean =>
  conversation.panes.every(pane => pane.tree.turns.size === 0);

/** Whether an answer is open in a pane that is shown. */
export const isAnswering = (
  conversation: Conversation,
  isReading: (answerId: string) => boolean,
): boolean =>
  openPanes(conversation).some(pane =>
    [...pane.tree.turns.values()].some(
      turn => isOpen(turn) && isReading(turn.id),
    ),
  );

/** What a list calls it: the name given, else its first question. */
export function titleOf(conversation: Conversation): string {
  if (conversation.title) {
    return conversation.title;
  }
  const first = conversation.panes
    .flatMap(pane => shownPath(pane.tree))
    .find(turn => turn.role === 'user');
  const text =
    first?.role === 'user' ? first.text.replace(/\s+/g, ' ').trim() : '';
  if (!text) {
    return first ? 'Picture' : 'New conversation';
  }
  return text.length > TITLE_LENGTH ? `${text.slice(0, TITLE_LENGTH)}…` : text;
}

function mergePane(mine: Pane, theirs: Pane, theirsIsNewer: boolean): Pane {
  const tree = mergeTrees(mine.tree, theirs.tree);
  return theirsIsNewer ? { ...theirs, tree } : { ...mine, tree };
}

/**
 * What two tabs have of one conversation, put together. No turn of either is lost; name, settings and choice of models
 * are those that were changed last.
 */
export function mergeConversations(
  mine: Conversation,
  theirs: Conversation,
): Conversation {
  const theirsIsNewer = theirs.changedAt > mine.changedAt;
  const byId = new Map(theirs.panes.map(pane => [pane.id, pane]));
  const known = new Set(mine.panes.map(pane => pane.id));
  const newer = theirsIsNewer ? theirs : mine;
  return {
    ...newer,
    createdAt: Math.min(mine.createdAt, theirs.createdAt),
    panes: [
      ...mine.panes.map(pane => {
        const other = byId.get(pane.id);
        return other ? mergePane(pane, other, theirsIsNewer) : pane;
      }),
      ...theirs.panes.filter(pane => !known.has(pane.id)),
    ],
  };
}
