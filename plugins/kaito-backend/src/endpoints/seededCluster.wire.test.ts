import {
  endpointListSchema,
  paths,
  type EndpointView,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  createNgramEngine,
  startCluster,
  startModelServer,
  type ModelServer,
  type SandboxCluster,
} from '@kaito-portal/sandbox';
import { startPortal, type TestPortal } from '../__testUtils__/startPortal';
import { eventually } from '../watch/__testUtils__/eventually';

jest.setTimeout(60_000);

/** The way a demo's chat takes: plugin, API server, Service and Pod that the KAITO behaviour made, model server. */
describe('endpoints of a seeded cluster', () => {
  let cluster: SandboxCluster;
  let models: ModelServer;
  let portal: TestPortal;

  beforeAll(async () => {
    models = await startModelServer({
      engine: createNgramEngine(),
      pace: { tokensPerSecond: 1e6, firstTokenMs: 0 },
    });
    cluster = await startCluster({
      name: 'aks-weu-prod',
      seed: 'prod',
      pace: 100,
      modelServerUrl: models.url,
    });
    portal = await startPortal([{ name: 'aks-weu-prod', cluster }]);
    await eventually(async () => {
      const { items } = (await (await portal.fetch('/clusters')).json()) as any;
      if (items[0].state !== 'live') {
        throw new Error('not live yet');
      }
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await cluster?.stop();
    await models?.stop();
  });

  const list = async () =>
    endpointListSchema.parse(
      await (await portal.fetch(paths.endpoints())).json(),
    ).items;
  const oneOfKind = (items: EndpointView[], kind: string) =>
    items.filter(({ workload }) => workload?.kind === kind);

  it('are of every kind that can answer', async () => {
    const items = await list();
    for (const kind of ['Workspace', 'InferenceSet', 'RAGEngine']) {
      const inCluster = cluster.store
        .list(kind)
        .filter(
          ({ metadata, tuning }) =>
            tuning === undefined &&
            !metadata.labels?.['inferenceset.kaito.sh/created-by'],
        );
      expect([
        kind,
        oneOfKind(items, kind)
          .map(({ title }) => title)
          .sort(),
      ]) //
        .toEqual([
          kind,
          inCluster
            .map(({ metadata }) => `${metadata.name} (aks-weu-prod)`)
            .sort(),
        ]);
    }
  });

  it('serve where KAITO says so, by their own word', async () => {
    const ready = oneOfKind(await list(), 'Workspace').filter(
      endpoint => endpoint.ready,
    );
    expect(ready.length).toBeGreaterThan(0);
    const lookAt = async (id: string) =>
      (await (await portal.fetch(paths.endpoint(id))).json()) as EndpointView;
    for (const { id } of ready) {
      await eventually(async () => {
        const endpoint = await lookAt(id);
        expect(endpoint).toMatchObject({
          health: { state: 'serving', reason: null },
          via: 'service-proxy',
          inClusterUrl: expect.stringMatching(
            /^http:\/\/[\w-]+\.[\w-]+\.svc\.cluster\.local\/v1$/,
          ),
        });
        expect(endpoint.health.models.map(model => model.id)).toContain(
          endpoint.servedModel,
        );
      });
    }
  });

  it('say why there is no answer from one that is not ready', async () => {
    const items = await list();
    const waiting = items.filter(({ ready }) => !ready);
    expect(waiting.length).toBeGreaterThan(0);
    for (const { id, calls } of waiting.filter(e =>
      e.calls.includes('models'),
    )) {
      expect(calls).toContain('models');
      const response = await portal.fetch(paths.endpointModels(id));
      expect([id, response.status]).toEqual([id, 503]);
      expect(((await response.json()) as any).error).toMatchObject({
        code: 'model_not_ready',
        message: expect.stringMatching(
          /no Service yet|No pod of|replica|scaled to zero/,
        ),
      });
    }
  });
});
