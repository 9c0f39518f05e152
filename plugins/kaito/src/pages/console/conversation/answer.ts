import {
  startTrace,
  tracePiece,
  type ToolCallPiece,
} from '@kaito-portal/backstage-plugin-kaito-common/chat';
import type { ChatEvent } from '../send/ChatEvent';
import type { Problem } from '../send/problem';
import type { AnswerTurn, SentAs } from './turns';

/** An answer that has been asked for. */
export function newAnswer(start: {
  id: string;
  parent: string;
  at: number;
  endpointId: string;
  model: string;
  sent: SentAs;
  /** Monotonic, milliseconds. */
  now: number;
}): AnswerTurn {
  const { now, ...rest } = start;
  return {
    ...rest,
    role: 'assistant',
    state: 'waiting',
    text: '',
    reasoning: '',
    toolCalls: [],
    logprobs: [],
    problem: null,
    finishReason: null,
    trace: startTrace(now),
  };
}

/** The calls after one more piece. Pieces of one call share an index; the first has its name and id. */
function joinToolCall(
  calls: AnswerTurn['toolCalls'],
  piece: ToolCallPiece,
): AnswerTurn['toolCalls'] {
  const joined = [...calls];
  // A server that skips an index would leave a hole: the call goes to the end.
  const index = Math.min(piece.index, joined.length);
  const known = joined[index];
  joined[index] = {
    id: known?.id || piece.id || `call-${index}`,
    type: 'function',
    function: {
      name: (known?.function.name ?? '') + piece.name,
      arguments: (known?.function.arguments ?? '') + piece.arguments,
    },
  };
  return joined;
}

/** The answer after one more event of its stream. `now` is monotonic, milliseconds. */
export function receive(
  answer: AnswerTurn,
  event: ChatEvent,
  now: number,
): AnswerTurn {
  const heard = () => ({
    state: 'streaming' as const,
    trace: tracePiece(answer.trace, now),
  });
  switch (event.type) {
    case 'text':
      return { ...answer, ...heard(), text: answer.text + event.text };
    case 'reasoning':
      return {
        ...answer,
        ...heard(),
        reasoning: answer.reasoning + event.text,
      };
    case 'tool-call':
      return {
        ...answer,
        ...heard(),
        toolCalls: joinToolCall(answer.toolCalls, event.piece),
      };
    case 'logprobs':
      return { ...answer, logprobs: [...answer.logprobs, ...event.tokens] };
    case 'finish':
      return { ...answer, finishReason: event.reason };
    case 'usage':
      return { ...answer, trace: { ...answer.trace, usage: event.usage } };
    default:
      return { ...answer, state: 'reconnecting' };
  }
}

/** The answer when its stream ended as it should. */
export const complete = (answer: AnswerTurn, now: number): AnswerTurn => ({
  ...answer,
  state: 'complete',
  trace: { ...answer.trace, endedAt: now },
});

/** The answer when the person had enough; what came is kept. */
export const stop = (answer: AnswerTurn, now: number): AnswerTurn => ({
  ...answer,
  state: 'stopped',
  trace: { ...answer.trace, endedAt: now },
});

/** The answer when it broke off; what came is kept. */
export const fail = (
  answer: AnswerTurn,
  problem: Problem,
  now: number,
): AnswerTurn => ({
  ...answer,
  state: 'failed',
  problem,
  trace: { ...answer.trace, endedAt: now },
});
