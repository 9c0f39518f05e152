import { startApiServer } from '@kaito-portal/sandbox';
import { UndiciClusterTransport } from '../../clusters/UndiciClusterTransport';
import { createService } from '../__testUtils__/createService';
import { endpointFixture, proxiedEndpoint } from '../__testUtils__/fixtures';
import { eventsIn, failure, useGateway } from '../__testUtils__/useGateway';

const question = {
  messages: [{ role: 'user', content: 'Hi' }],
  stream: true,
};

describe('a cluster that does not help', () => {
  const bench = useGateway();
  const { view } = bench.fleet;
  const named = (name: string) =>
    proxiedEndpoint(
      endpointFixture({
        id: `aks-weu-prod~search~${name}`,
        workload: { ...view.workload!, name },
      }),
    );

  it('is explained, without its address or token', async () => {
    await bench.startModel();
    const cluster = bench.cluster();
    createService(cluster, 'search', 'podless', { pod: false });
    const gone = proxiedEndpoint(
      endpointFixture({
        id: 'gone~search~phi',
        workload: { ...view.workload!, cluster: 'gone' },
      }),
    );
    const { get } = await bench.startGateway({
      endpoints: [named('absent'), named('podless'), gone],
    });
    const ask = async (id: string) =>
      failure(await get(`/endpoints/${id}/v1/models`));
    const absent = await ask('aks-weu-prod~search~absent');
    expect(absent).toMatchObject({
      status: 503,
      message: expect.stringContaining('has no Service yet'),
    });
    const podless = await ask('aks-weu-prod~search~podless');
    expect(podless).toMatchObject({
      status: 503,
      message: expect.stringContaining('No pod of'),
    });
    const lost = await ask('gone~search~phi');
    expect(lost.status).toBe(404);
    const words = JSON.stringify([absent, podless, lost]);
    expect(words).not.toContain(new URL(cluster.url).port);
    expect(words).not.toContain(cluster.tokens.reader);
  });

  it('restarts its API server in the middle of a stream', async () => {
    let served = 0;
    const upstream = await bench.startUpstream((_req, res) => {
      served += 1;
      res.type('text/event-stream').write('data: {"n":1}\n\n');
    });
    const server = await startApiServer({
      name: 'restarting',
      proxyTarget: () => new URL(upstream),
    });
    createService(server, 'search', 'phi');
    const transport = new UndiciClusterTransport([
      {
        name: 'restarting',
        url: server.url,
        tls: { ca: server.caPem },
        token: async () => server.tokens.reader,
      },
    ]);
    bench.onCleanup(() => transport.close());
    const endpoint = proxiedEndpoint(
      endpointFixture({
        id: 'restarting~search~phi',
        workload: { ...view.workload!, cluster: 'restarting' },
      }),
    );
    const { chat } = await bench.startGateway({
      endpoints: [endpoint],
      transport,
    });
    const response = await chat(question, { id: endpoint.view.id });
    const reader = response.body!.getReader();
    const first = await reader.read();
    expect(Buffer.from(first.value!).toString()).toBe('data: {"n":1}\n\n');
    await server.stop();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        break;
      }
      rest += Buffer.from(value).toString();
    }
    expect(JSON.parse(eventsIn(rest).pop()!.data).error).toMatchObject({
      code: 'connection_lost',
    });
    expect(served).toBe(1);
    expect(
      await failure(await chat(question, { id: endpoint.view.id })),
    ).toMatchObject({
      status: 503,
      message: expect.stringContaining(
        'Cluster restarting refuses connections',
      ),
    });
  });
});
