import { Readable } from 'node:stream';
import { endpointFixture, proxiedEndpoint } from '../__testUtils__/fixtures';
import { GatewayError } from '../gateway/GatewayError';
import { UpstreamRefusal } from '../ways/UpstreamRefusal';
import { HealthBook } from './HealthBook';

const endpoint = proxiedEndpoint();
const LIST = {
  data: [
    { id: 'phi-4', max_model_len: 16384 },
    { id: 'support', parent: 'phi-4' },
  ],
};

function setup(options: { concurrent?: number } = {}) {
  const clock = { now: 1_000 };
  let answer: (path: string) => unknown = path =>
    path === '/v1/models' ? LIST : {};
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  let held = false;
  const book = new HealthBook({
    ...options,
    freshMs: 100,
    now: () => clock.now,
    sender: {
      send: async (_title, _ways, { path }) => {
        asked.push(path);
        if (held) {
          await new Promise<void>(resolve => waiting.push(resolve));
        }
        const body = answer(path);
        if (body instanceof Error) {
          throw body;
        }
        return {
          body: Readable.from([Buffer.from(JSON.stringify(body))]),
        } as never;
      },
    },
  });
  return {
    book,
    clock,
    asked,
    waiting,
    hold: () => {
      held = true;
    },
    answerWith: (next: typeof answer) => {
      answer = next;
    },
  };
}

const settle = () => new Promise(resolve => setImmediate(resolve));

describe('HealthBook', () => {
  it('asks for health and models, and says when', async () => {
    const { book, asked } = setup();
    expect(book.known(endpoint)).toMatchObject({ state: 'not-checked' });
    expect(await book.current(endpoint)).toEqual({
      state: 'serving',
      reason: null,
      models: [
        { id: 'phi-4', parent: null, contextTokens: 16384 },
        { id: 'support', parent: 'phi-4', contextTokens: null },
      ],
      checkedAt: '1970-01-01T00:00:01.000Z',
    });
    expect(asked).toEqual(['/health', '/v1/models']);
  });

  it('asks once for all who look, and not again while it is current', async () => {
    const { book, asked, clock } = setup();
    await Promise.all([1, 2, 3].map(() => book.current(endpoint)));
    clock.now += 99;
    await book.current(endpoint);
    expect(asked).toHaveLength(2);
    clock.now += 1;
    await book.current(endpoint);
    expect(asked).toHaveLength(4);
  });

  it.each([
    [
      'loading',
      new UpstreamRefusal({
        status: 404,
        body: '{"detail":"Not Found"}',
        retryAfter: undefined,
      }),
      /weights download/,
    ],
    [
      'failing',
      new UpstreamRefusal({
        status: 500,
        body: '{"error":{"message":"CUDA error"}}',
        retryAfter: undefined,
      }),
      /CUDA error/,
    ],
    [
      'unreachable',
      new GatewayError(502, 'phi refuses connections.'),
      /refuses/,
    ],
    ['unreachable', { object: 'list' }, /not with a list of models/],
  ])('finds it %s, and keeps what it served', async (state, body, words) => {
    const { book, clock, answerWith } = setup();
    await book.current(endpoint);
    clock.now += 1_000;
    answerWith(() => body);
    expect(await book.current(endpoint)).toEqual({
      state,
      reason: expect.stringMatching(words),
      models: [expect.objectContaining({ id: 'phi-4' }), expect.anything()],
      checkedAt: '1970-01-01T00:00:02.000Z',
    });
  });

  it('does without /health where there is a list of models', async () => {
    const { book, answerWith } = setup();
    const missing = new UpstreamRefusal({
      status: 404,
      body: '{}',
      retryAfter: undefined,
    });
    answerWith(path => (path === '/health' ? missing : LIST));
    expect(await book.current(endpoint)).toMatchObject({ state: 'serving' });
    const rag = endpointFixture({ id: 'rag', calls: ['health', 'chat'] });
    expect(await book.current(proxiedEndpoint(rag))).toMatchObject({
      state: 'loading',
    });
  });

  it('does not ask what has an obstacle', async () => {
    const { book, asked } = setup();
    const blocked = {
      ...endpoint,
      obstacle: 'scaled to zero',
      view: endpointFixture({
        health: {
          state: 'not-checked',
          reason: 'scaled to zero',
          models: [],
          checkedAt: null,
        },
      }),
    };
    expect(await book.current(blocked)).toMatchObject({
      state: 'not-checked',
      reason: 'scaled to zero',
    });
    expect(asked).toEqual([]);
  });

  it('asks a few at a time', async () => {
    const { book, asked, waiting, hold } = setup({ concurrent: 2 });
    hold();
    const all = ['a', 'b', 'c', 'd'].map(id =>
      book.current(proxiedEndpoint(endpointFixture({ id }))),
    );
    await settle();
    expect(asked).toHaveLength(2);
    while (asked.length < 8 || waiting.length > 0) {
      waiting.splice(0).forEach(go => go());
      await settle();
    }
    await Promise.all(all);
    expect(asked).toHaveLength(8);
  });
});
