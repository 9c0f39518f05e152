import fc from 'fast-check';
import { addTurn, choose, EMPTY_TREE, type Tree } from '../conversation/tree';
import { aQuestion, anAnswer } from './turns';

/** Builds a tree by acts a person can do: ask, edit, retry, step to a sibling. */
export function grow(
  start: Tree,
  acts: readonly { act: number; at: number }[],
  prefix: string,
): Tree {
  return acts.reduce((tree, { act, at }, index) => {
    const turns = [...tree.turns.values()];
    const turn = turns[at % Math.max(1, turns.length)];
    const id = `${prefix}${index}`;
    if (!turn) {
      return addTurn(tree, aQuestion(id, null, { at: index }));
    }
    if (act === 0) {
      return choose(tree, turn.id);
    }
    if (act === 1) {
      // Edit or retry: a sibling.
      return addTurn(
        tree,
        turn.role === 'user'
          ? aQuestion(id, turn.parent, { at: index })
          : anAnswer(id, turn.parent!, { at: index }),
      );
    }
    return addTurn(
      tree,
      turn.role === 'user'
        ? anAnswer(id, turn.id, { at: index })
        : aQuestion(id, turn.id, { at: index }),
    );
  }, start);
}

export const arbitraryActs = fc.array(
  fc.record({ act: fc.nat({ max: 3 }), at: fc.nat({ max: 1000 }) }),
  { maxLength: 25 },
);

export const arbitraryTree = arbitraryActs.map(acts =>
  grow(EMPTY_TREE, acts, 't'),
);
