import { Readable } from 'node:stream';
import { endpointFixture, proxiedEndpoint } from '../__testUtils__/fixtures';
import type { EndpointRequest } from '../ways/EndpointSender';
import { vllmText } from './__testUtils__/vllmText';
import { MetricsBook } from './MetricsBook';

const endpoint = proxiedEndpoint();
const settle = () => new Promise(resolve => setImmediate(resolve));

function setup(options: { concurrent?: number } = {}) {
  const asked: { title: string; request: EndpointRequest }[] = [];
  const held: (() => void)[] = [];
  const sleepers: { until: number; wake: () => void }[] = [];
  const clock = { now: Date.UTC(2026, 0, 1), holding: false };
  const book = new MetricsBook({
    ...options,
    clock: {
      now: () => clock.now,
      sleep: (ms, signal) =>
        new Promise<void>(wake => {
          sleepers.push({ until: clock.now + ms, wake });
          signal?.addEventListener('abort', () => wake());
        }),
    },
    sender: {
      send: async (title, _ways, request) => {
        asked.push({ title, request });
        if (clock.holding) {
          await new Promise<void>(resolve => held.push(resolve));
        }
        const text = vllmText({ generation: asked.length * 100 });
        return { body: Readable.from([Buffer.from(text)]) } as never;
      },
    },
  });
  return {
    book,
    asked,
    held,
    clock,
    async pass(seconds: number) {
      const end = clock.now + seconds * 1000;
      while (clock.now < end) {
        clock.now += 1_000;
        sleepers
          .filter(({ until }) => until <= clock.now)
          .forEach(({ wake }) => wake());
        await settle();
        await settle();
      }
    },
  };
}

describe('MetricsBook', () => {
  it('asks for /metrics alone, with nothing of who looks', async () => {
    const { book, asked } = setup();
    expect(await book.look(endpoint)).toMatchObject({ state: 'measured' });
    expect(asked).toEqual([
      {
        title: 'phi (aks-weu-prod)',
        request: {
          method: 'GET',
          path: '/metrics',
          headers: { accept: 'text/plain, application/json;q=0.9' },
          signal: expect.any(AbortSignal),
        },
      },
    ]);
    book.close();
  });

  it('asks once for all who look, every five seconds, and no more a minute after the last look', async () => {
    const { book, asked, pass } = setup();
    await Promise.all(Array.from({ length: 50 }, () => book.look(endpoint)));
    expect(asked).toHaveLength(1);
    await pass(20);
    expect(asked).toHaveLength(5);
    const { samples } = await book.look(endpoint);
    expect(samples.map(s => s.generationTokensPerSecond)).toEqual([
      null,
      ...[20, 20, 20, 20],
    ]);
    await pass(300);
    expect(asked).toHaveLength(5 + 12);
    expect(await book.look(endpoint)).toMatchObject({ state: 'measured' });
    expect(asked).toHaveLength(18);
    book.close();
  });

  it('does not let who looks wait for what is slow', async () => {
    const { book, clock, pass } = setup();
    clock.holding = true;
    const look = book.look(endpoint);
    await pass(2);
    expect(await look).toMatchObject({ state: 'not-checked', samples: [] });
    book.close();
  });

  it.each([
    ['has an obstacle', { obstacle: 'It is scaled to zero.' }, /scaled/],
    [
      'is hosted elsewhere',
      { view: endpointFixture({ workload: null }) },
      /hosted elsewhere/,
    ],
  ])('does not ask what %s', async (_what, overrides, words) => {
    const { book, asked } = setup();
    expect(await book.look({ ...endpoint, ...overrides })).toMatchObject({
      state: 'not-checked',
      reason: expect.stringMatching(words),
    });
    expect(asked).toEqual([]);
  });

  it('asks a few replicas at a time', async () => {
    const { book, asked, held, clock } = setup({ concurrent: 2 });
    clock.holding = true;
    const replicas = Array.from({ length: 5 }, (_, index) => [
      {
        via: 'url' as const,
        targets: [{ by: 'url' as const, url: `http://r${index}`, named: true }],
      },
    ]);
    const look = book.look({ ...endpoint, replicas });
    await settle();
    expect(asked).toHaveLength(2);
    for (let turns = 0; turns < 10; turns += 1) {
      held.splice(0).forEach(go => go());
      await settle();
    }
    expect(await look).toMatchObject({ replicas: { ready: 5, answered: 5 } });
    book.close();
  });

  it('asks nobody any more once it is closed', async () => {
    const { book, asked, pass } = setup();
    await book.look(endpoint);
    book.close();
    await pass(60);
    expect(asked).toHaveLength(1);
  });
});
