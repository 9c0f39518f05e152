import { ChatStreamError } from './ChatStreamError';

/** Token counts as the model reports them. */
export interface ReportedUsage {
  promptTokens: number;
  completionTokens: number;
}

/** What a model says while it answers. */
export type ChatEvent =
  | { type: 'text'; text: string }
  | { type: 'reasoning'; text: string }
  | { type: 'finish'; reason: string }
  | { type: 'usage'; usage: ReportedUsage };

interface ChatMessageBody {
  content?: unknown;
  reasoning?: unknown;
  reasoning_content?: unknown;
}

interface ChatBody {
  error?: unknown;
  message?: unknown;
  choices?: {
    delta?: ChatMessageBody;
    message?: ChatMessageBody;
    finish_reason?: unknown;
  }[];
  usage?: { prompt_tokens?: unknown; completion_tokens?: unknown } | null;
}

const EXCERPT_LENGTH = 120;

/** The first characters of what was received, for an error message. */
export function excerpt(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > EXCERPT_LENGTH
    ? `${flat.slice(0, EXCERPT_LENGTH)}…`
    : flat;
}

/** The sentence inside an error body of OpenAI's, vLLM's or Backstage's shape; null when there is none. */
export function errorSentence(body: unknown): string | null {
  if (typeof body === 'string') {
    return body.trim() || null;
  }
  const { error, message } = (body ?? {}) as {
    error?: unknown;
    message?: unknown;
  };
  if (typeof error === 'string') {
    return error;
  }
  const nested = (error as { message?: unknown } | null | undefined)?.message;
  if (typeof nested === 'string') {
    return nested;
  }
  return typeof message === 'string' ? message : null;
}

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

function* messageEvents(
  message: ChatMessageBody | undefined,
): Generator<ChatEvent> {
  const reasoning = message?.reasoning ?? message?.reasoning_content;
  if (typeof reasoning === 'string' && reasoning !== '') {
    yield { type: 'reasoning', text: reasoning };
  }
  if (typeof message?.content === 'string' && message.content !== '') {
    yield { type: 'text', text: message.content };
  }
}

/** The events in one chunk of a stream, or in a whole answer. Throws when the body is an error. */
export function* readChatBody(body: ChatBody): Generator<ChatEvent> {
  if (body.error !== undefined && body.error !== null) {
    throw new ChatStreamError(
      errorSentence(body) ?? 'The model reported an error without saying which',
    );
  }
  const choice = body.choices?.[0];
  yield* messageEvents(choice?.delta ?? choice?.message);
  if (typeof choice?.finish_reason === 'string') {
    yield { type: 'finish', reason: choice.finish_reason };
  }
  const { prompt_tokens: prompt, completion_tokens: completion } =
    body.usage ?? {};
  if (typeof prompt === 'number' && typeof completion === 'number') {
    yield {
      type: 'usage',
      usage: { promptTokens: prompt, completionTokens: completion },
    };
  }
}
