import { newAnswer } from '../conversation/answer';
import { addTurn, EMPTY_TREE, type Tree } from '../conversation/tree';
import type {
  AnswerTurn,
  ToolTurn,
  Turn,
  UserTurn,
} from '../conversation/turns';

/** A question. */
export const aQuestion = (
  id: string,
  parent: string | null,
  change: Partial<UserTurn> = {},
): UserTurn => ({
  id,
  parent,
  at: 0,
  role: 'user',
  askId: `ask-${id}`,
  text: `question ${id}`,
  images: [],
  ...change,
});

/** A complete answer. */
export const anAnswer = (
  id: string,
  parent: string,
  change: Partial<AnswerTurn> = {},
): AnswerTurn => ({
  ...newAnswer({
    id,
    parent,
    at: 0,
    endpointId: 'c1~ai~phi',
    model: 'phi-4',
    sent: {
      call: 'chat',
      system: '',
      parameters: { model: 'phi-4', stream: true },
    },
    now: 0,
  }),
  state: 'complete',
  text: `answer ${id}`,
  ...change,
});

/** Results of tools. */
export const toolResults = (
  id: string,
  parent: string,
  results: ToolTurn['results'],
): ToolTurn => ({ id, parent, at: 0, role: 'tool', results });

/** A tree of turns, in the order given. */
export const treeOf = (...turns: Turn[]): Tree =>
  turns.reduce(addTurn, EMPTY_TREE);
