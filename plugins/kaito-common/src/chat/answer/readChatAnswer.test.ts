import { createParser } from 'eventsource-parser';
import { frameReader } from '../../sse';
import type { AnswerEvent } from './answerEvents';
import { readChatAnswer, readChatStream } from './readChatAnswer';

const readFrames = frameReader(createParser);
const streamed = (body: ReadableStream<Uint8Array>) =>
  readChatStream(body, readFrames);
const answered = (response: Response) => readChatAnswer(response, readFrames);

const encoder = new TextEncoder();

function streamOf(
  chunks: (string | Uint8Array)[],
  options?: { failWith?: Error; onCancel?: () => void; open?: boolean },
): ReadableStream<Uint8Array> {
  const queue = chunks.map(chunk =>
    typeof chunk === 'string' ? encoder.encode(chunk) : chunk,
  );
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = queue.shift();
      if (next) {
        controller.enqueue(next);
      } else if (options?.failWith) {
        controller.error(options.failWith);
      } else if (!options?.open) {
        controller.close();
      }
    },
    cancel: options?.onCancel,
  });
}

async function collect(events: AsyncIterable<AnswerEvent>) {
  const seen: AnswerEvent[] = [];
  let error: Error | null = null;
  try {
    for await (const event of events) {
      seen.push(event);
    }
  } catch (caught) {
    error = caught as Error;
  }
  const text = seen
    .flatMap(event => (event.type === 'text' ? [event.text] : []))
    .join('');
  return { seen, text, error };
}

const delta = (content: string) =>
  `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`;
const finish = `data: ${JSON.stringify({
  choices: [{ delta: {}, finish_reason: 'stop' }],
})}\n\n`;
const usage = `data: ${JSON.stringify({
  choices: [],
  usage: { prompt_tokens: 7, completion_tokens: 3 },
})}\n\n`;
const done = 'data: [DONE]\n\n';

describe('readChatStream', () => {
  it('yields text, finish reason and usage in order', async () => {
    const { seen, error } = await collect(
      streamed(streamOf([delta('Hel'), delta('lo'), finish, usage, done])),
    );
    expect(error).toBeNull();
    expect(seen).toEqual([
      { type: 'text', text: 'Hel' },
      { type: 'text', text: 'lo' },
      { type: 'finish', reason: 'stop' },
      { type: 'usage', usage: { promptTokens: 7, completionTokens: 3 } },
    ]);
  });

  it('reads the same answer wherever the bytes are cut', async () => {
    const bytes = encoder.encode(
      `: heartbeat\r\n\r\n${delta('grüß 👋')}${delta(' dich')}${finish}${done}`,
    );
    for (let cut = 1; cut < bytes.length; cut++) {
      const { text, error } = await collect(
        streamed(streamOf([bytes.slice(0, cut), bytes.slice(cut)])),
      );
      expect({ cut, text, error }).toEqual({
        cut,
        text: 'grüß 👋 dich',
        error: null,
      });
    }
  });

  it('reads reasoning under both of its names', async () => {
    const frame = (message: object) =>
      `data: ${JSON.stringify({ choices: [{ delta: message }] })}\n\n`;
    const { seen } = await collect(
      streamed(
        streamOf([
          frame({ reasoning_content: 'a' }),
          frame({ reasoning: 'b' }),
          done,
        ]),
      ),
    );
    expect(seen).toEqual([
      { type: 'reasoning', text: 'a' },
      { type: 'reasoning', text: 'b' },
    ]);
  });

  it('ends at [DONE] and lets go of the connection', async () => {
    const onCancel = jest.fn();
    const { text, error } = await collect(
      streamed(
        streamOf([delta('x'), done, delta('late')], { onCancel, open: true }),
      ),
    );
    expect({ text, error }).toEqual({ text: 'x', error: null });
    expect(onCancel).toHaveBeenCalledTimes(1);
  });

  it('accepts a finish reason without [DONE]', async () => {
    const { error } = await collect(streamed(streamOf([delta('x'), finish])));
    expect(error).toBeNull();
  });

  it('keeps what came and says so when the stream is cut', async () => {
    const { text, error } = await collect(
      streamed(streamOf([delta('half'), 'data: {"choices":[{"del'])),
    );
    expect(text).toBe('half');
    expect(error?.message).toBe(
      'The connection closed before the model had finished',
    );
  });

  it('yields what came in the same chunk before the connection broke', async () => {
    const { text, error } = await collect(
      streamed(
        streamOf([delta('a') + delta('b')], { failWith: new Error('reset') }),
      ),
    );
    expect(text).toBe('ab');
    expect(error?.message).toBe('reset');
  });

  it.each([
    [
      'an error event with JSON',
      'event: error\ndata: {"error":{"message":"upstream gone"}}\n\n',
      'upstream gone',
    ],
    [
      'an error event with a sentence',
      'event: error\ndata: upstream gone\n\n',
      'upstream gone',
    ],
    [
      "vLLM's error chunk",
      'data: {"error":{"message":"context too long","code":400}}\n\n',
      'context too long',
    ],
    [
      'a line that is not JSON',
      'data: <html>oops</html>\n\n',
      'The model sent something that is not a chat answer: “<html>oops</html>”',
    ],
  ])('reports %s', async (_what, frame, message) => {
    const { text, error } = await collect(
      streamed(streamOf([delta('so far'), frame, delta('never')])),
    );
    expect(text).toBe('so far');
    expect(error?.message).toBe(message);
  });
});

describe('readChatAnswer', () => {
  const answer = (body: string, type: string) =>
    new Response(body, { headers: { 'content-type': type } });

  it('reads a stream', async () => {
    const { text } = await collect(
      answered(answer(delta('hi') + done, 'text/event-stream; charset=utf-8')),
    );
    expect(text).toBe('hi');
  });

  it('reads an answer in one piece', async () => {
    const { seen } = await collect(
      answered(
        answer(
          JSON.stringify({
            choices: [{ message: { content: 'hi' }, finish_reason: 'length' }],
            usage: { prompt_tokens: 1, completion_tokens: 2 },
          }),
          'application/json',
        ),
      ),
    );
    expect(seen.map(event => event.type)).toEqual(['text', 'finish', 'usage']);
  });

  it('refuses an HTML page instead of showing it as an answer', async () => {
    const { seen, error } = await collect(
      answered(answer('<html>Sign in</html>', 'text/html')),
    );
    expect(seen).toEqual([]);
    expect(error?.message).toContain('text/html');
    expect(error?.message).toContain('Sign in');
  });
});
