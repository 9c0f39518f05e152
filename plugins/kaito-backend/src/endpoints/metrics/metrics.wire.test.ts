import { endpointMetricsSchema } from '@kaito-portal/backstage-plugin-kaito-common';
import type { Request } from 'express';
import { endpointFixture, proxiedEndpoint } from '../__testUtils__/fixtures';
import {
  DANA,
  failure,
  PAT,
  until,
  useGateway,
  type GatewayOptions,
} from '../__testUtils__/useGateway';
import { vllmText } from './__testUtils__/vllmText';

const FIRST = { '0.1': 0, '0.5': 0, '+Inf': 0 };

describe('GET /endpoints/{id}/metrics', () => {
  const bench = useGateway();
  const path = `/endpoints/${bench.fleet.view.id}/metrics`;
  const start = (options: GatewayOptions = {}) =>
    bench.startGateway({ metrics: { everyMs: 50 }, ...options });

  async function read(
    { get }: Awaited<ReturnType<typeof start>>,
    where = path,
  ) {
    const response = await get(where);
    expect(response.status).toBe(200);
    return endpointMetricsSchema.strict().parse(await response.json());
  }

  it("tells what the sandbox's model server measures", async () => {
    await bench.startModel();
    const gateway = await start();
    const before = await read(gateway);
    expect(before).toMatchObject({
      state: 'measured',
      replicas: { ready: 1, answered: 1 },
      samples: [{ running: 0, waiting: 0, generationTokensPerSecond: null }],
    });
    const answer = await gateway.chat({
      model: 'phi-4',
      messages: [{ role: 'user', content: 'What is KAITO?' }],
      max_tokens: 20,
    });
    await answer.text();
    expect(answer.status).toBe(200);
    await until(async () => {
      const { samples, timeToFirstToken } = await read(gateway);
      return (
        samples.some(s => (s.generationTokensPerSecond ?? 0) > 0) &&
        samples.some(s => (s.promptTokensPerSecond ?? 0) > 0) &&
        timeToFirstToken.p95 !== null
      );
    });
    await until(async () => (await read(gateway)).idleSince !== null);
  });

  it.each(['old', 'new'] as const)('reads vLLM in %s names', async release => {
    let looks = 0;
    await bench.startUpstream((_req, res) => {
      looks += 1;
      res.type('text/plain').send(
        vllmText(
          {
            running: 2,
            waiting: 1,
            generation: looks * 10,
            cache: 0.75,
            firstToken: { ...FIRST, '0.5': looks, '+Inf': looks },
            interToken: {
              ...FIRST,
              '0.1': looks * 9,
              '0.5': looks * 9,
              '+Inf': looks * 9,
            },
          },
          release,
        ),
      );
    });
    const gateway = await start();
    await until(async () => {
      const { samples } = await read(gateway);
      return samples.some(s => (s.generationTokensPerSecond ?? 0) > 0);
    });
    const metrics = await read(gateway);
    expect(metrics.samples[0]).toMatchObject({
      running: 2,
      waiting: 1,
      kvCacheUsage: 0.75,
    });
    expect(metrics.timeToFirstToken.p50).toBeCloseTo(0.3);
    expect(metrics.interTokenLatency.p50).toBeCloseTo(0.05);
    expect(metrics.idleSince).toBeNull();
  });

  it('asks once for all who look, and passes nothing of them on', async () => {
    const asked: Pick<Request, 'method' | 'url' | 'headers'>[] = [];
    await bench.startUpstream(({ method, url, headers }, res) => {
      asked.push({ method, url, headers });
      res.type('text/plain').send(vllmText({}));
    });
    const { url } = await bench.startGateway();
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        fetch(`${url}${path}?path=/admin&x=${index}`, {
          headers: {
            authorization: index % 2 ? DANA : PAT,
            cookie: 'session=1',
            'x-secret': 'no',
          },
        }),
      ),
    );
    expect(asked.map(({ method, url: at }) => `${method} ${at}`)).toEqual([
      'GET /metrics',
    ]);
    ['authorization', 'cookie', 'x-secret'].forEach(name =>
      expect(asked[0].headers).not.toHaveProperty(name),
    );
  });

  it('keeps what it knew of a model that stops answering', async () => {
    let isUp = true;
    await bench.startUpstream((_req, res) => {
      if (isUp) {
        res.type('text/plain').send(vllmText({ running: 1 }));
      } else {
        res.status(500).json({ error: { message: 'CUDA error' } });
      }
    });
    const gateway = await start();
    const { samples } = await read(gateway);
    isUp = false;
    await until(async () => (await read(gateway)).state === 'unreachable');
    const after = await read(gateway);
    expect(after.reason).toMatch(/CUDA error/);
    expect(after.samples[0]).toEqual(samples[0]);
  });

  it.each([
    ['no such path', 404, '{"detail":"Not Found"}', 'not-offered'],
    ['another server', 200, '<html>hello</html>', 'not-offered'],
    ['a redirect', 302, '', 'unreachable'],
    ['a flood', 200, 'x'.repeat(3 * 1024 * 1024), 'unreachable'],
  ])('makes %s out for what it is', async (_what, status, body, state) => {
    await bench.startUpstream((_req, res) => {
      res.status(status).set('location', 'http://169.254.169.254/').end(body);
    });
    expect(await read(await start())).toMatchObject({
      state,
      reason: expect.stringMatching(/phi|bytes/),
      samples: [],
    });
  });

  it("reads the transformers runtime's JSON", async () => {
    await bench.startUpstream((_req, res) => {
      res.json({
        gpu_info: [
          {
            id: 'GPU-1',
            name: 'A100',
            load: '50.00%',
            temperature: '40 C',
            memory: { used: '20.00 GB', total: '80.00 GB' },
          },
        ],
        cpu_info: null,
      });
    });
    expect(await read(await start())).toMatchObject({
      state: 'measured',
      samples: [],
      gpus: [
        { name: 'A100', memoryUsedGiB: 20, memoryTotalGiB: 80, load: 0.5 },
      ],
    });
  });

  it('does not ask what is hosted elsewhere', async () => {
    const gateway = await start({
      configured: [
        { id: 'gpt', provider: 'openai', url: 'http://127.0.0.1:9' },
      ],
    });
    expect(await read(gateway, '/endpoints/gpt/metrics')).toMatchObject({
      state: 'not-checked',
      reason: expect.stringMatching(/hosted elsewhere/),
    });
  });

  it('is for those who may invoke the endpoint', async () => {
    let asked = 0;
    await bench.startUpstream((_req, res) => {
      asked += 1;
      res.end();
    });
    const denied = await start({ mayInvoke: () => false });
    expect(await failure(await denied.get(path))).toMatchObject({
      status: 403,
    });
    const blind = await start({ mayRead: () => false });
    expect(await failure(await blind.get(path))).toMatchObject({ status: 404 });
    const unknown = await start();
    expect((await unknown.get('/endpoints/nothing/metrics')).status).toBe(404);
    expect(asked).toBe(0);
  });

  it('sums the replicas that are ready', async () => {
    const urls = await Promise.all(
      [1, 2].map(running =>
        bench.listen((_req, res) => {
          res.end(vllmText({ running, generation: 5 }));
        }),
      ),
    );
    const replicas = urls.map(url => [
      {
        via: 'url' as const,
        targets: [{ by: 'url' as const, url, named: true }],
      },
    ]);
    const set = proxiedEndpoint(endpointFixture(), { replicas });
    expect(await read(await start({ endpoints: [set] }))).toMatchObject({
      replicas: { ready: 2, answered: 2 },
      samples: [{ running: 3 }],
    });
  });
});
