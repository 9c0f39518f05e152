import fc from 'fast-check';
import {
  arbitraryActs,
  arbitraryTree,
  grow,
} from '../__testUtils__/arbitraryTree';
import { aQuestion, anAnswer, treeOf } from '../__testUtils__/turns';
import { mergeTrees } from './mergeTrees';
import {
  addTurn,
  changeOpen,
  childrenOf,
  choose,
  EMPTY_TREE,
  pathTo,
  placesOf,
  shownPath,
} from './tree';

const ids = (turns: readonly { id: string }[]) => turns.map(({ id }) => id);

describe('a tree of turns', () => {
  const tree = treeOf(
    aQuestion('q1', null),
    anAnswer('a1', 'q1'),
    aQuestion('q2', 'a1'),
    anAnswer('a2', 'q2'),
  );

  it('shows a retry in place of the answer and lets one step back to what followed it', () => {
    const retried = addTurn(tree, anAnswer('a1b', 'q1', { at: 1 }));
    expect(ids(shownPath(retried))).toEqual(['q1', 'a1b']);
    expect(placesOf(retried, shownPath(retried)).get('a1b')).toEqual({
      position: 2,
      count: 2,
      previous: 'a1',
      next: null,
    });
    expect(ids(shownPath(choose(retried, 'a1')))).toEqual([
      'q1',
      'a1',
      'q2',
      'a2',
    ]);
  });

  it('makes an edited question a branch of its own', () => {
    const edited = addTurn(tree, aQuestion('q2b', 'a1', { at: 1 }));
    expect(ids(shownPath(edited))).toEqual(['q1', 'a1', 'q2b']);
    expect(ids(childrenOf(edited, 'a1'))).toEqual(['q2', 'q2b']);
    expect(ids(pathTo(edited, 'a2'))).toEqual(['q1', 'a1', 'q2', 'a2']);
  });

  it('changes only what is open', () => {
    const open = addTurn(tree, anAnswer('a3', 'q2', { state: 'streaming' }));
    const say = (id: string) =>
      changeOpen(open, id, answer => ({ ...answer, text: 'more' })).turns.get(
        id,
      );
    expect(say('a3')).toMatchObject({ text: 'more' });
    expect(say('a2')).toMatchObject({ text: 'answer a2' });
  });

  it('takes no turn without its parent, and none twice', () => {
    expect(addTurn(tree, aQuestion('x', 'nowhere'))).toBe(tree);
    expect(addTurn(tree, aQuestion('q1', null))).toBe(tree);
  });
});

describe('whatever a person does', () => {
  it('loses no turn, and shows one line from the first turn to an end', () => {
    fc.assert(
      fc.property(arbitraryTree, arbitraryActs, (before, acts) => {
        const after = grow(before, acts, 'n');
        expect(ids([...after.turns.values()])).toEqual(
          expect.arrayContaining(ids([...before.turns.values()])),
        );
        const path = shownPath(after);
        path.forEach((turn, index) =>
          expect(turn.parent).toBe(path[index - 1]?.id ?? null),
        );
        // What is shown last has nothing below it.
        expect(childrenOf(after, path.at(-1)?.id ?? 'none')).toEqual([]);
        expect(pathTo(after, path.at(-1)?.id ?? null)).toEqual(path);
      }),
    );
  });

  it('shows what was chosen, at its place', () => {
    fc.assert(
      fc.property(arbitraryTree, fc.nat(), (tree, pick) => {
        fc.pre(tree.turns.size > 0);
        const turn = [...tree.turns.values()][pick % tree.turns.size];
        const shown = pathTo(tree, turn.id).reduce(
          (next, { id }) => choose(next, id),
          tree,
        );
        const path = shownPath(shown);
        expect(ids(path)).toContain(turn.id);
        const place = placesOf(shown, path).get(turn.id)!;
        const siblings = ids(childrenOf(shown, turn.parent));
        expect(siblings[place.position - 1]).toBe(turn.id);
        expect(place.count).toBe(siblings.length);
      }),
    );
  });
});

describe('two tabs on one tree', () => {
  it('together have every turn of both, whoever merges', () => {
    fc.assert(
      fc.property(
        arbitraryTree,
        arbitraryActs,
        arbitraryActs,
        (base, one, two) => {
          const mine = grow(base, one, 'm');
          const theirs = grow(base, two, 'o');
          const merged = mergeTrees(mine, theirs);
          const other = mergeTrees(theirs, mine);
          const expected = new Set([
            ...mine.turns.keys(),
            ...theirs.turns.keys(),
          ]);
          expect(new Set(merged.turns.keys())).toEqual(expected);
          expect(new Map([...other.turns].sort())).toEqual(
            new Map([...merged.turns].sort()),
          );
          // Merging again changes nothing.
          expect(mergeTrees(merged, theirs)).toBe(merged);
          expect(mergeTrees(merged, mine)).toBe(merged);
          // What I look at stays, and may only go on further.
          expect(
            ids(shownPath(merged)).slice(0, shownPath(mine).length),
          ).toEqual(ids(shownPath(mine)));
        },
      ),
    );
  });

  it('keep the answer that has come further, and one that ended over one that goes on', () => {
    const at = (text: string, state: 'streaming' | 'complete') =>
      treeOf(aQuestion('q', null), anAnswer('a', 'q', { text, state }));
    const merged = (one: typeof EMPTY_TREE, two: typeof EMPTY_TREE) =>
      mergeTrees(one, two).turns.get('a');
    expect(
      merged(at('long answer', 'streaming'), at('long', 'streaming')),
    ).toMatchObject({ text: 'long answer' });
    expect(
      merged(at('long answer', 'streaming'), at('done', 'complete')),
    ).toMatchObject({ text: 'done', state: 'complete' });
  });
});
