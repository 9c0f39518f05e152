import type { ReadFrames } from '../../sse';
import { parseChatBody, readChatBody, type AnswerEvent } from './answerEvents';
import { ChatStreamError } from './ChatStreamError';
import { errorCode, errorSentence, excerpt } from './errorBody';

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
    errorCode(body),
  );
}

/**
 * Reads a streamed answer. Ends when the model says so; throws a
 * {@link ChatStreamError} when the stream breaks off, holds an error frame or
 * is not what OpenAI's protocol says. An abort is thrown as it is.
 *
 * @param onRaw - told of every event as it was received
 */
export async function* readChatStream(
  body: ReadableStream<Uint8Array>,
  readFrames: ReadFrames,
  onRaw?: (text: string) => void,
): AsyncGenerator<AnswerEvent> {
  let finished = false;
  for await (const frame of readFrames(body)) {
    onRaw?.(`${frame.event ? `${frame.event}: ` : ''}${frame.data}`);
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
      'connection_lost',
    );
  }
}

/**
 * Reads the answer to a request: streamed when the model streams, whole
 * when it answers in one piece. Refuses anything else, an HTML page for one.
 */
export async function* readChatAnswer(
  response: Response,
  readFrames: ReadFrames,
  onRaw?: (text: string) => void,
): AsyncGenerator<AnswerEvent> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('text/event-stream') && response.body) {
    yield* readChatStream(response.body, readFrames, onRaw);
    return;
  }
  const text = await response.text();
  onRaw?.(text);
  if (!type.includes('json')) {
    throw new ChatStreamError(
      `The endpoint answered with ${
        type || 'no content type'
      } instead of a chat answer: “${excerpt(text)}”`,
      'unexpected_content_type',
    );
  }
  yield* readChatBody(parseChatBody(text));
}
