import { isOpen, type AnswerTurn, type Turn } from './turns';

/** Key under which the first turn that is shown is kept. */
const ROOT = '';

/**
 * Turns, each below the one it follows. Answering again or asking otherwise adds a sibling; nothing that was said is
 * taken away. `chosen` names the child that is shown of each turn that has several.
 */
export interface Tree {
  turns: ReadonlyMap<string, Turn>;
  chosen: ReadonlyMap<string, string>;
}

export const EMPTY_TREE: Tree = { turns: new Map(), chosen: new Map() };

const keyOf = (parent: string | null) => parent ?? ROOT;

/** Turns that follow a turn, oldest first; those that begin the tree for null. */
export function childrenOf(tree: Tree, parent: string | null): Turn[] {
  return [...tree.turns.values()]
    .filter(turn => turn.parent === parent)
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** The child that is shown: the one that was chosen, else the newest. */
function shownChild(
  chosen: Tree['chosen'],
  children: readonly Turn[],
  parent: string | null,
): Turn | undefined {
  const id = chosen.get(keyOf(parent));
  return children.find(turn => turn.id === id) ?? children.at(-1);
}

function byParent(tree: Tree): Map<string, Turn[]> {
  const groups = new Map<string, Turn[]>();
  for (const turn of tree.turns.values()) {
    const group = groups.get(keyOf(turn.parent));
    if (group) {
      group.push(turn);
    } else {
      groups.set(keyOf(turn.parent), [turn]);
    }
  }
  groups.forEach(group =>
    group.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
  );
  return groups;
}

/** The turns that are shown, first to last. */
export function shownPath(tree: Tree): Turn[] {
  const groups = byParent(tree);
  const path: Turn[] = [];
  let parent: string | null = null;
  // A path cannot be longer than the tree; a damaged one ends here.
  while (path.length < tree.turns.size) {
    const next = shownChild(
      tree.chosen,
      groups.get(keyOf(parent)) ?? [],
      parent,
    );
    if (!next) {
      break;
    }
    path.push(next);
    parent = next.id;
  }
  return path;
}

/** The turns that lead to a turn, itself last; empty when it is not there. */
export function pathTo(tree: Tree, id: string | null): Turn[] {
  const path: Turn[] = [];
  let next = id === null ? undefined : tree.turns.get(id);
  while (next && path.length < tree.turns.size) {
    path.unshift(next);
    next = next.parent === null ? undefined : tree.turns.get(next.parent);
  }
  return path;
}

/** Adds a turn and shows it. Its parent must be there, and its id must not. */
export function addTurn(tree: Tree, turn: Turn): Tree {
  const orphan = turn.parent !== null && !tree.turns.has(turn.parent);
  if (orphan || tree.turns.has(turn.id)) {
    return tree;
  }
  return {
    turns: new Map(tree.turns).set(turn.id, turn),
    chosen: new Map(tree.chosen).set(keyOf(turn.parent), turn.id),
  };
}

/** Shows a turn where one of its siblings was shown. What is below it stays as it was left. */
export function choose(tree: Tree, id: string): Tree {
  const turn = tree.turns.get(id);
  return turn
    ? {
        ...tree,
        chosen: new Map(tree.chosen).set(keyOf(turn.parent), id),
      }
    : tree;
}

/** Changes an answer that is still open; any other stays as it is, so that late events do no harm. */
export function changeOpen(
  tree: Tree,
  id: string,
  change: (answer: AnswerTurn) => AnswerTurn,
): Tree {
  const turn = tree.turns.get(id);
  return turn?.role === 'assistant' && isOpen(turn)
    ? { ...tree, turns: new Map(tree.turns).set(id, change(turn)) }
    : tree;
}

/** Where a turn stands among those that follow the same turn. */
export interface Place {
  /** From 1. */
  position: number;
  count: number;
  previous: string | null;
  next: string | null;
}

/** The place of every turn of a path among its siblings. */
export function placesOf(
  tree: Tree,
  path: readonly Turn[],
): Map<string, Place> {
  const groups = byParent(tree);
  return new Map(
    path.map(turn => {
      const group = groups.get(keyOf(turn.parent)) ?? [turn];
      const index = group.findIndex(one => one.id === turn.id);
      return [
        turn.id,
        {
          position: index + 1,
          count: group.length,
          previous: group[index - 1]?.id ?? null,
          next: group[index + 1]?.id ?? null,
        },
      ];
    }),
  );
}
