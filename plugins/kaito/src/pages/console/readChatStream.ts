import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { ChatStreamError } from './ChatStreamError';
import {
  errorSentence,
  excerpt,
  parseChatBody,
  readChatBody,
  type ChatEvent,
} from './chatEvents';

const DONE = '[DONE]';
/** Longest single event accepted, characters. Keeps a runaway model from filling the tab's memory. */
const MAX_EVENT_LENGTH = 4 * 1024 * 1024;

function failOf(data: string): ChatStreamError {
  let body: unknown = data;
  try {
    body = JSON.parse(data);
  } catch {
    // A sentence, not JSON.
  }
  return new ChatStreamError(
    errorSentence(body) ?? `The answer broke off: ${excerpt(data)}`,
  );
}

/** Splits bytes into server-sent events, whatever way the chunks are cut. */
async function* readFrames(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<EventSourceMessage> {
  // Parsed by hand and not through a TransformStream: an error upstream would
  // throw away the events that are already queued in one.
  const frames: EventSourceMessage[] = [];
  const parser = createParser({
    onEvent: event => frames.push(event),
    maxBufferSize: MAX_EVENT_LENGTH,
  });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let ended = false;
  try {
    while (!ended) {
      const { done, value } = await reader.read();
      ended = done;
      parser.feed(
        value ? decoder.decode(value, { stream: true }) : decoder.decode(),
      );
      yield* frames.splice(0);
    }
  } finally {
    if (!ended) {
      // Also when the consumer leaves early: the model must stop writing.
      await reader.cancel().catch(() => undefined);
    }
  }
}

/**
 * Reads a streamed chat answer. Ends when the model says so; throws a
 * {@link ChatStreamError} when the stream breaks off, holds an error frame or
 * is not what OpenAI's protocol says. An abort is thrown as it is.
 */
export async function* readChatStream(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<ChatEvent> {
  let finished = false;
  for await (const frame of readFrames(body)) {
    if (frame.event === 'error') {
      throw failOf(frame.data);
    }
    if (frame.data.trim() === DONE) {
      return;
    }
    for (const event of readChatBody(parseChatBody(frame.data))) {
      finished ||= event.type === 'finish';
      yield event;
    }
  }
  if (!finished) {
    throw new ChatStreamError(
      'The connection closed before the model had finished',
    );
  }
}

/**
 * Reads the answer to a chat request: streamed when the model streams, whole
 * when it answers in one piece. Refuses anything else, an HTML page for one.
 */
export async function* readChatAnswer(
  response: Response,
): AsyncGenerator<ChatEvent> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('text/event-stream') && response.body) {
    yield* readChatStream(response.body);
    return;
  }
  const text = await response.text();
  if (!type.includes('json')) {
    throw new ChatStreamError(
      `The endpoint answered with ${
        type || 'no content type'
      } instead of a chat answer: “${excerpt(text)}”`,
    );
  }
  yield* readChatBody(parseChatBody(text));
}
