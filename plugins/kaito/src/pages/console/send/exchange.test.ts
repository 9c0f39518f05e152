import { ChatStreamError } from '@kaito-portal/backstage-plugin-kaito-common/chat';
import { requestError } from '../../../__testUtils__/fakeKaitoApi';
import type { ChatEvent } from './ChatEvent';
import { exchange, RECONNECT_MS } from './exchange';
import { problemOf } from './problem';

const lost = () => Promise.reject(new TypeError('Failed to fetch'));
const answers =
  (...frames: object[]) =>
  async () =>
    new Response(
      `${frames
        .map(frame => `data: ${JSON.stringify(frame)}\n\n`)
        .join('')}data: [DONE]\n\n`,
      { headers: { 'content-type': 'text/event-stream' } },
    );
const says = answers({ choices: [{ delta: { content: 'hi' } }] });

async function run(calls: (() => Promise<Response>)[]) {
  const waits: number[] = [];
  const seen: ChatEvent[] = [];
  const raw: string[] = [];
  let made = 0;
  let error: unknown;
  try {
    for await (const event of exchange({
      api: {
        callEndpoint: () => {
          made += 1;
          return calls[made - 1]();
        },
      },
      endpointId: 'e',
      call: 'chat',
      body: { messages: [] },
      signal: new AbortController().signal,
      sleep: async milliseconds => {
        waits.push(milliseconds);
      },
      onRaw: text => raw.push(text),
    })) {
      seen.push(event);
    }
  } catch (caught) {
    error = caught;
  }
  return { made, waits, seen, raw, error };
}

describe('exchange', () => {
  it('asks once more when the connection breaks before the first token, and says so', async () => {
    const { made, waits, seen, error } = await run([lost, says]);
    expect(error).toBeUndefined();
    expect(seen).toEqual([
      { type: 'reconnecting' },
      { type: 'text', text: 'hi' },
    ]);
    expect({ made, waits, error }).toEqual({
      made: 2,
      waits: [RECONNECT_MS],
      error: undefined,
    });
  });

  it('gives up after that', async () => {
    const { made, error } = await run([lost, lost]);
    expect(made).toBe(2);
    expect(problemOf(error, 0)).toMatchObject({ code: 'connection_lost' });
  });

  it('does not ask again once something was heard, or when told no', async () => {
    const breaks = async () => {
      const chunks = ['data: {"choices":[{"delta":{"content":"ha"}}]}\n\n'];
      return new Response(
        new ReadableStream<Uint8Array>({
          pull(controller) {
            const next = chunks.shift();
            if (next) {
              controller.enqueue(new TextEncoder().encode(next));
            } else {
              controller.error(new TypeError('network error'));
            }
          },
        }),
        { headers: { 'content-type': 'text/event-stream' } },
      );
    };
    const broken = await run([breaks]);
    expect(broken.seen).toEqual([{ type: 'text', text: 'ha' }]);
    expect(broken.made).toBe(1);
    const refused = await run([
      () =>
        requestError(403, 'NotAllowedError', 'no').then(
          Promise.reject.bind(Promise),
        ),
    ]);
    expect(refused.made).toBe(1);
  });

  it('keeps what was received as it came', async () => {
    const { raw } = await run([says]);
    expect(raw).toEqual(['{"choices":[{"delta":{"content":"hi"}}]}', '[DONE]']);
  });

  it('reads calls of tools, logprobs and plain completions', async () => {
    const { seen } = await run([
      answers(
        {
          choices: [
            {
              delta: {
                tool_calls: [
                  {
                    index: 0,
                    id: 'c1',
                    function: { name: 'f', arguments: '{' },
                  },
                ],
              },
            },
          ],
        },
        {
          choices: [
            {
              delta: {
                tool_calls: [{ index: 0, function: { arguments: '}' } }],
              },
            },
          ],
        },
        {
          choices: [
            {
              delta: { content: 'a' },
              logprobs: {
                content: [
                  {
                    token: 'a',
                    logprob: -0.5,
                    top_logprobs: [{ token: 'b', logprob: -1 }],
                  },
                ],
              },
            },
          ],
        },
        {
          choices: [
            {
              text: ' plain',
              logprobs: {
                tokens: [' plain'],
                token_logprobs: [-0.2],
                top_logprobs: [{ ' plain': -0.2, ' other': -2 }],
              },
            },
          ],
        },
      ),
    ]);
    expect(seen).toEqual([
      {
        type: 'tool-call',
        piece: { index: 0, id: 'c1', name: 'f', arguments: '{' },
      },
      {
        type: 'tool-call',
        piece: { index: 0, id: '', name: '', arguments: '}' },
      },
      { type: 'text', text: 'a' },
      {
        type: 'logprobs',
        tokens: [
          { token: 'a', logprob: -0.5, top: [{ token: 'b', logprob: -1 }] },
        ],
      },
      { type: 'text', text: ' plain' },
      {
        type: 'logprobs',
        tokens: [
          {
            token: ' plain',
            logprob: -0.2,
            top: [
              { token: ' plain', logprob: -0.2 },
              { token: ' other', logprob: -2 },
            ],
          },
        ],
      },
    ]);
  });
});

describe('problemOf', () => {
  it('says when to ask again', async () => {
    const { KaitoRequestError } = jest.requireActual(
      '@kaito-portal/backstage-plugin-kaito-common/api',
    );
    const error = await KaitoRequestError.fromResponse(
      Response.json(
        { error: { message: 'Too many', code: 'rate_limit_exceeded' } },
        { status: 429, headers: { 'retry-after': '12' } },
      ),
    );
    expect(problemOf(error, 1_000)).toEqual({
      message: 'Too many',
      code: 'rate_limit_exceeded',
      // The time to wait says it.
      nextStep: null,
      retryAt: 13_000,
    });
  });

  it.each([
    [
      'connection_lost',
      'The connection to phi was lost in the middle of its answer. Ask again.',
    ],
    [
      'answer_incomplete',
      'phi ended its answer half way. Its pod may have been restarted; ask again.',
    ],
    ['portal_restarting', 'The portal is restarting. Ask again in a moment.'],
    [
      'first_byte_timeout',
      'phi did not begin to answer within 120 s. It may be busy with other calls; try again, or ask for a streamed answer.',
    ],
  ])('leaves it at once to be told to ask again: %s', (code, message) => {
    const problem = problemOf(new ChatStreamError(message, code), 0);
    const words = `${problem.message} ${problem.nextStep ?? ''}`;
    expect(words.match(/(ask|try) again|retry/gi)).toHaveLength(1);
  });

  it('tells what to do when the session ended in the middle', () => {
    expect(
      problemOf(
        new ChatStreamError(
          'Your session has ended. Sign in again.',
          'authentication',
        ),
        0,
      ).nextStep,
    ).toMatch(/Sign in again in another tab/);
  });
});
