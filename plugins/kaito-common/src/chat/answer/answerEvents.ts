import { ChatStreamError } from './ChatStreamError';
import { errorCode, errorSentence, excerpt } from './errorBody';

/** Token counts as the model reports them. */
export interface ReportedUsage {
  promptTokens: number;
  completionTokens: number;
}

/** One piece of a call of a tool. */
export interface ToolCallPiece {
  index: number;
  /** Empty in all but the first piece. */
  id: string;
  name: string;
  /** A part of the JSON text of the arguments. */
  arguments: string;
}

/** A token, how probable it was (natural logarithm), and what else was probable there. */
export interface TokenLogprob {
  token: string;
  logprob: number;
  top: readonly { token: string; logprob: number }[];
}

/** What is heard while a model answers. */
export type AnswerEvent =
  | { type: 'text'; text: string }
  | { type: 'reasoning'; text: string }
  | { type: 'tool-call'; piece: ToolCallPiece }
  | { type: 'logprobs'; tokens: TokenLogprob[] }
  | { type: 'finish'; reason: string }
  | { type: 'usage'; usage: ReportedUsage };

interface MessageBody {
  content?: unknown;
  reasoning?: unknown;
  reasoning_content?: unknown;
  tool_calls?: unknown;
}

interface LogprobBody {
  token?: unknown;
  logprob?: unknown;
  top_logprobs?: unknown;
}

interface ChoiceBody {
  delta?: MessageBody;
  message?: MessageBody;
  /** Of a plain completion. */
  text?: unknown;
  finish_reason?: unknown;
  logprobs?: {
    content?: unknown;
    tokens?: unknown;
    token_logprobs?: unknown;
    top_logprobs?: unknown;
  } | null;
}

interface ChatBody {
  error?: unknown;
  message?: unknown;
  choices?: ChoiceBody[];
  usage?: { prompt_tokens?: unknown; completion_tokens?: unknown } | null;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : [];
const numberOf = (value: unknown) =>
  typeof value === 'number' ? value : Number.NEGATIVE_INFINITY;

/** Parses one JSON body; says what came instead when it is not JSON. */
export function parseChatBody(data: string): ChatBody {
  try {
    const body: unknown = JSON.parse(data);
    if (typeof body === 'object' && body !== null) {
      return body as ChatBody;
    }
  } catch {
    // Reported below, with what was received.
  }
  throw new ChatStreamError(
    `The model sent something that is not a chat answer: “${excerpt(data)}”`,
  );
}

function toolCallPiece(value: unknown, position: number): ToolCallPiece {
  const {
    index,
    id,
    function: called,
  } = (value ?? {}) as {
    index?: unknown;
    id?: unknown;
    function?: { name?: unknown; arguments?: unknown };
  };
  return {
    index: typeof index === 'number' && index >= 0 ? index : position,
    id: textOf(id),
    name: textOf(called?.name),
    arguments: textOf(called?.arguments),
  };
}

function* messageEvents(
  message: MessageBody | undefined,
): Generator<AnswerEvent> {
  const reasoning = textOf(message?.reasoning ?? message?.reasoning_content);
  if (reasoning) {
    yield { type: 'reasoning', text: reasoning };
  }
  const text = textOf(message?.content);
  if (text) {
    yield { type: 'text', text };
  }
  for (const [position, call] of listOf(message?.tool_calls).entries()) {
    yield { type: 'tool-call', piece: toolCallPiece(call, position) };
  }
}

function chatLogprob(value: unknown): TokenLogprob {
  const { token, logprob, top_logprobs: top } = (value ?? {}) as LogprobBody;
  return {
    token: textOf(token),
    logprob: numberOf(logprob),
    top: listOf(top).map(one => {
      const other = (one ?? {}) as LogprobBody;
      return { token: textOf(other.token), logprob: numberOf(other.logprob) };
    }),
  };
}

/** Logprobs of a chat, or of a plain completion, which has three lists side by side. */
function logprobsOf(choice: ChoiceBody): TokenLogprob[] {
  const { content, tokens, token_logprobs, top_logprobs } =
    choice.logprobs ?? {};
  if (Array.isArray(content)) {
    return content.map(chatLogprob);
  }
  return listOf(tokens).map((token, index) => ({
    token: textOf(token),
    logprob: numberOf(listOf(token_logprobs)[index]),
    top: Object.entries(
      (listOf(top_logprobs)[index] ?? {}) as Record<string, unknown>,
    ).map(([other, logprob]) => ({ token: other, logprob: numberOf(logprob) })),
  }));
}

function* choiceEvents(choice: ChoiceBody): Generator<AnswerEvent> {
  yield* messageEvents(choice.delta ?? choice.message);
  const text = textOf(choice.text);
  if (text) {
    yield { type: 'text', text };
  }
  const tokens = logprobsOf(choice);
  if (tokens.length > 0) {
    yield { type: 'logprobs', tokens };
  }
  if (typeof choice.finish_reason === 'string') {
    yield { type: 'finish', reason: choice.finish_reason };
  }
}

/** The events in one chunk of a stream, or in a whole answer. Throws when the body is an error. */
export function* readChatBody(body: ChatBody): Generator<AnswerEvent> {
  if (body.error !== undefined && body.error !== null) {
    throw new ChatStreamError(
      errorSentence(body) ?? 'The model reported an error without saying which',
      errorCode(body),
    );
  }
  const choice = listOf(body.choices)[0] as ChoiceBody | undefined;
  if (choice) {
    yield* choiceEvents(choice);
  }
  const { prompt_tokens: prompt, completion_tokens: completion } =
    body.usage ?? {};
  if (typeof prompt === 'number') {
    yield {
      type: 'usage',
      usage: {
        promptTokens: prompt,
        completionTokens: typeof completion === 'number' ? completion : 0,
      },
    };
  }
}
