import type {
  ChatContentPart,
  ChatMessage,
  ChatRequest,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { CompletionRequest } from '@kaito-portal/backstage-plugin-kaito-common/snippets';
import { pathTo, type Tree } from './tree';
import type { AnswerTurn, SentAs, Turn, UserTurn } from './turns';

/** Body of either call. */
export type ModelRequest = ChatRequest | CompletionRequest;

function userContent(turn: UserTurn): ChatMessage['content'] {
  if (turn.images.length === 0) {
    return turn.text;
  }
  const images: ChatContentPart[] = turn.images.map(url => ({
    type: 'image_url',
    image_url: { url },
  }));
  return turn.text
    ? [{ type: 'text', text: turn.text }, ...images]
    : [...images];
}

/** An answer as history; one that says nothing is left out. Calls count only when they were answered. */
function answerMessages(
  answer: AnswerTurn,
  next: Turn | undefined,
): ChatMessage[] {
  const called = next?.role === 'tool' && answer.toolCalls.length > 0;
  if (!answer.text && !called) {
    return [];
  }
  return [
    {
      role: 'assistant',
      content: answer.text || null,
      ...(called ? { tool_calls: [...answer.toolCalls] } : {}),
    },
  ];
}

function messagesOf(turn: Turn, next: Turn | undefined): ChatMessage[] {
  switch (turn.role) {
    case 'user':
      return [{ role: 'user', content: userContent(turn) }];
    case 'tool':
      return turn.results.map(({ callId, content }) => ({
        role: 'tool',
        tool_call_id: callId,
        content,
      }));
    default:
      return answerMessages(turn, next);
  }
}

/**
 * What is sent to the model: the system prompt, then the path turn by turn. An answer that was stopped or broke off
 * counts with what it says; reasoning is not sent back.
 */
export function toMessages(
  path: readonly Turn[],
  systemPrompt: string,
): ChatMessage[] {
  const system = systemPrompt.trim();
  return [
    ...(system ? [{ role: 'system' as const, content: system }] : []),
    ...path.flatMap((turn, index) => messagesOf(turn, path[index + 1])),
  ];
}

/** The text a plain completion goes on from: the last that a person wrote. */
function toPrompt(path: readonly Turn[]): string {
  const last = path.filter(turn => turn.role === 'user').at(-1);
  return last?.role === 'user' ? last.text : '';
}

/** Parameters of a plain completion: those of a chat that it knows. */
function completionParameters(
  parameters: SentAs['parameters'],
): Omit<CompletionRequest, 'prompt'> {
  const {
    logprobs,
    top_logprobs: alternatives,
    tools: _tools,
    tool_choice: _choice,
    response_format: _format,
    ...rest
  } = parameters;
  return logprobs ? { ...rest, logprobs: alternatives ?? 1 } : rest;
}

/** The body of a call: how it is put, and what was said so far. */
export function toBody(path: readonly Turn[], sent: SentAs): ModelRequest {
  if (sent.call === 'completions') {
    return {
      ...completionParameters(sent.parameters),
      prompt: toPrompt(path),
    };
  }
  return { ...sent.parameters, messages: toMessages(path, sent.system) };
}

/** The body an answer was asked for with. */
export function requestOf(tree: Tree, answer: AnswerTurn): ModelRequest {
  return toBody(pathTo(tree, answer.parent), answer.sent);
}
