import { readFrames } from '../../sse/readFrames';
import { ChatStreamError } from './ChatStreamError';
import {
  errorSentence,
  excerpt,
  parseChatBody,
  readChatBody,
  type ChatEvent,
} from './chatEvents';

const DONE = '[DONE]';

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
