import type { Tree } from './tree';
import { isOpen, type AnswerTurn, type Turn } from './turns';

/** How much of an answer is there. */
const lengthOf = (answer: AnswerTurn) =>
  answer.text.length + answer.reasoning.length + answer.trace.pieces;

/** Of two states of one turn the later one: an answer that ended, else the one that has come further. */
function later(one: Turn, other: Turn): Turn {
  if (one === other || one.role !== 'assistant' || other.role !== 'assistant') {
    return one;
  }
  if (isOpen(one) !== isOpen(other)) {
    return isOpen(one) ? other : one;
  }
  if (lengthOf(one) !== lengthOf(other)) {
    return lengthOf(one) > lengthOf(other) ? one : other;
  }
  // Two tabs can only come here if one file was written by hand; what matters is that both decide alike.
  return `${one.state} ${one.text}` >= `${other.state} ${other.text}`
    ? one
    : other;
}

/**
 * What two tabs have of one tree, put together: no turn of either is lost, in whichever order they are merged. What is
 * shown stays as the first of them has it.
 */
export function mergeTrees(mine: Tree, theirs: Tree): Tree {
  const turns = new Map(mine.turns);
  let changed = false;
  theirs.turns.forEach((turn, id) => {
    const known = turns.get(id);
    const kept = known ? later(known, turn) : turn;
    if (kept !== known) {
      turns.set(id, kept);
      changed = true;
    }
  });
  const chosen = new Map([...theirs.chosen, ...mine.chosen]);
  return changed ? { turns, chosen } : mine;
}
