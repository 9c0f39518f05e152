import express from 'express';
import { createService } from '../__testUtils__/createService';
import { proxiedEndpoint } from '../__testUtils__/fixtures';
import { until, useGateway } from '../__testUtils__/useGateway';
import type { Target, Way } from '../Endpoint';

const question = { messages: [{ role: 'user', content: 'Hi' }] };

describe('the way to an endpoint', () => {
  const bench = useGateway();
  const { id } = bench.fleet.view;
  const url = (address: string): Target => ({
    by: 'url',
    url: address,
    named: true,
  });
  const proxy = (service: string): Target => ({
    by: 'service-proxy',
    cluster: bench.fleet.view.workload!.cluster,
    namespace: 'search',
    service,
    port: 'http',
  });
  const start = (...ways: Way[]) =>
    bench.startGateway({
      gateway: {
        limits: { concurrentPerUser: 50, requestsPerMinutePerUser: 500 },
      },
      endpoints: [
        proxiedEndpoint(bench.fleet.view, {
          ways,
          replicas: [[{ via: 'service-proxy', targets: [proxy('phi')] }]],
        }),
      ],
    });

  it('is the next one when the first cannot be connected to, and is said to be', async () => {
    await bench.startModel();
    const { chat, get } = await start(
      { via: 'service-dns', targets: [url('http://127.0.0.1:9')] },
      { via: 'service-proxy', targets: [proxy('phi')] },
    );
    const via = async () =>
      ((await (await get(`/endpoints/${id}`)).json()) as any).via;
    expect(await via()).toBe('service-dns');
    expect((await chat(question)).status).toBe(200);
    expect(await via()).toBe('service-proxy');
  });

  it('is not changed for what was answered, however badly: it may have been done', async () => {
    await bench.startModel();
    let asked = 0;
    const app = express();
    app.use((req, res) => {
      asked += 1;
      if (asked === 1) {
        res.status(500).json({ error: { message: 'CUDA error' } });
      } else {
        req.socket.destroy();
      }
    });
    const broken = await bench.listen(app);
    const { chat } = await start(
      { via: 'url', targets: [url(broken)] },
      { via: 'service-proxy', targets: [proxy('phi')] },
    );
    expect((await chat(question)).status).toBe(502);
    expect((await chat(question)).status).toBe(502);
    expect(asked).toBe(2);
  });

  it('leads to another replica when the API server cannot reach one', async () => {
    await bench.startModel();
    createService(bench.cluster(), 'search', 'starting', { pod: false });
    const { chat } = await start({
      via: 'service-proxy',
      targets: [proxy('starting'), proxy('phi'), proxy('gone')],
    });
    for (let index = 0; index < 6; index += 1) {
      expect((await chat(question)).status).toBe(200);
    }
  });

  it('spreads calls over replicas, the least busy first', async () => {
    const open = [0, 0, 0];
    const servers = await Promise.all(
      open.map((_, index) => {
        const app = express();
        app.use((_req, res) => {
          open[index] += 1;
          res.type('text/event-stream').write('data: {}\n\n');
          res.on('close', () => {
            open[index] -= 1;
          });
        });
        return bench.listen(app);
      }),
    );
    const { chat } = await start({
      via: 'service-dns',
      targets: servers.map(url),
    });
    const controllers: AbortController[] = [];
    const call = async () => {
      const controller = new AbortController();
      controllers.push(controller);
      await chat({ ...question, stream: true }, { signal: controller.signal });
    };
    for (let index = 0; index < 9; index += 1) {
      await call();
    }
    expect(open).toEqual([3, 3, 3]);
    controllers.splice(0, 9).forEach(controller => controller.abort());
    await until(() => open.every(count => count === 0));
    for (let index = 0; index < 3; index += 1) {
      await call();
    }
    expect(open).toEqual([1, 1, 1]);
    controllers.forEach(controller => controller.abort());
  });

  it('says that an address is missing when there is none', async () => {
    const { get } = await bench.startGateway({
      endpoints: [
        proxiedEndpoint(bench.fleet.view, {
          ways: [],
          replicas: [],
          obstacle: 'phi is scaled to zero.',
        }),
      ],
    });
    const response = await get(`/endpoints/${id}/v1/models`);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('30');
    expect(await response.json()).toMatchObject({
      error: { message: 'phi is scaled to zero.', code: 'model_not_ready' },
    });
  });
});
