import type { CallHead, Piece } from '../../serving/Generation';
import type { AnswerShape } from '../answer';
import { chatLogprobs } from '../logprobs';

const textTo = (to: Piece['to'], pieces: readonly Piece[]) =>
  pieces
    .filter(piece => piece.to === to)
    .map(({ text }) => text)
    .join('');

/** A call, whole or as far as it has come. */
const toolCall = ({ id, name }: CallHead, text: string) => ({
  id,
  type: 'function',
  function: { name, arguments: text },
});

function callsIn(pieces: readonly Piece[]) {
  const heads = new Map<string, CallHead>();
  pieces.forEach(({ call }) => call && heads.set(call.id, call));
  return [...heads.values()].map(head =>
    toolCall(
      head,
      pieces
        .filter(({ call }) => call?.id === head.id)
        .map(({ text }) => text)
        .join(''),
    ),
  );
}

function delta({ to, call, text }: Piece, first: boolean) {
  if (to === 'reasoning') {
    // vLLM writes both names: the one is OpenAI's, the other was there before.
    return { reasoning: text, reasoning_content: text };
  }
  if (!call) {
    return { content: text };
  }
  const { index } = call;
  return {
    tool_calls: [
      first
        ? { index, ...toolCall(call, text) }
        : { index, function: { arguments: text } },
    ],
  };
}

function message(pieces: readonly Piece[]) {
  const reasoning = textTo('reasoning', pieces) || null;
  const calls = callsIn(pieces);
  const content = textTo('content', pieces);
  return {
    role: 'assistant',
    content: calls.length > 0 && !content ? null : content,
    refusal: null,
    tool_calls: calls,
    reasoning,
    reasoning_content: reasoning,
  };
}

/** Chats. `top`: how many tokens of each place come with their probabilities; undefined for none, not even the token's own. */
export function chatShape(top: number | undefined): AnswerShape {
  const logprobs = (pieces: readonly Piece[]) =>
    top === undefined ? null : chatLogprobs(pieces, top);
  return {
    idPrefix: 'chatcmpl',
    object: 'chat.completion',
    chunkObject: 'chat.completion.chunk',
    opening: { delta: { role: 'assistant', content: '' }, logprobs: null },
    chunk: (piece, { first }) => ({
      delta: delta(piece, first),
      logprobs: piece.to === 'content' ? logprobs([piece]) : null,
    }),
    closing: { delta: {}, logprobs: null },
    whole: pieces => ({ message: message(pieces), logprobs: logprobs(pieces) }),
  };
}
