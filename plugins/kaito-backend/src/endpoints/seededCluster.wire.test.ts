import {
  createNgramEngine,
  startCluster,
  startModelServer,
  type ModelServer,
  type SandboxCluster,
} from '@kaito-portal/sandbox';
import { UndiciClusterTransport } from '../clusters/UndiciClusterTransport';
import { endpointFixture } from './__testUtils__/fixtures';
import { InferenceGateway } from './gateway/InferenceGateway';
import { readText } from './gateway/readText';

/** The way a demo's chat takes: gateway, API server, Service and Pod that the KAITO behaviour made, model server. */
describe('gateway to a Workspace of a seeded cluster', () => {
  let cluster: SandboxCluster;
  let models: ModelServer;
  let transport: UndiciClusterTransport;
  const never = new AbortController().signal;

  beforeAll(async () => {
    models = await startModelServer({
      engine: createNgramEngine(),
      pace: { tokensPerSecond: 1e6, firstTokenMs: 0 },
    });
    cluster = await startCluster({
      name: 'aks-weu-prod',
      seed: 'prod',
      pace: 0.01,
      modelServerUrl: models.url,
    });
    transport = new UndiciClusterTransport([
      {
        name: cluster.name,
        url: cluster.url,
        tls: { ca: cluster.caPem },
        token: async () => cluster.tokens.reader,
      },
    ]);
  });

  afterAll(async () => {
    await transport.close();
    await cluster.stop();
    await models.stop();
  });

  function endpointsIn(state: string) {
    return cluster.store
      .list('Workspace')
      .filter(workspace => (workspace.status as any)?.state === state)
      .map(({ metadata }) =>
        endpointFixture({
          workload: {
            cluster: cluster.name,
            kind: 'Workspace',
            namespace: metadata.namespace!,
            name: metadata.name,
          },
        }),
      );
  }

  const gateway = () =>
    new InferenceGateway(transport, { firstByte: 10_000, idle: 10_000 });

  it('reaches every Workspace that is ready', async () => {
    const ready = endpointsIn('Ready');
    expect(ready.length).toBeGreaterThan(0);
    for (const endpoint of ready) {
      const { response, watchdog } = await gateway().send(
        endpoint,
        { method: 'GET', path: '/v1/models' },
        never,
      );
      watchdog.stop();
      const list = JSON.parse(await readText(response.body, 1e6));
      expect(list.data[0].owned_by).toBe('kaito-portal-sandbox');
    }
  });

  it('says why there is no answer from one that is not', async () => {
    const pending = endpointsIn('Pending');
    expect(pending.length).toBeGreaterThan(0);
    for (const endpoint of pending) {
      await expect(
        gateway().send(endpoint, { method: 'GET', path: '/v1/models' }, never),
      ).rejects.toMatchObject({
        statusCode: 503,
        message: expect.stringMatching(/no Service yet|No pod of/),
      });
    }
  });
});
