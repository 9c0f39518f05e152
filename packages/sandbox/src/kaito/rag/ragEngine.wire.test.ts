import {
  createNgramEngine,
  startModelServer,
  type ModelServer,
} from '../../model';
import { workspaceManifest } from '../../cluster/contract/workspaceManifest';
import { KaitoHarness, turnsOf } from '../__testUtils__/KaitoHarness';
import { SCENARIO } from '../objects/labels';

const READY = 'RAGEngineSucceeded=True ragengineSucceeded';
const PROXY = '/api/v1/namespaces/search/services';

const engine = (name: string, spec: object = {}, annotations: object = {}) => ({
  apiVersion: 'kaito.sh/v1beta1',
  kind: 'RAGEngine',
  metadata: { name, annotations },
  spec: {
    embedding: { local: { modelID: 'BAAI/bge-small-en-v1.5' } },
    ...spec,
  },
});
const compute = {
  instanceType: 'Standard_NC24ads_A100_v4',
  labelSelector: { matchLabels: { apps: 'rag' } },
};

describe('RAGEngines in the sandbox', () => {
  let kaito: KaitoHarness;
  let models: ModelServer;

  beforeAll(async () => {
    models = await startModelServer({
      engine: createNgramEngine(),
      pace: { tokensPerSecond: 1e6, firstTokenMs: 0 },
    });
    kaito = await KaitoHarness.start({ modelServerUrl: models.url });
  });
  afterAll(async () => {
    await kaito.stop();
    await models.stop();
  });

  const call = (
    name: string,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
  ) =>
    kaito.client.call(method, `${PROXY}/${name}:http/proxy${path}`, body, {
      'content-type': 'application/json',
    });
  const pods = (name: string) =>
    kaito.labelled('Pod', 'kaito.sh/ragengine', name);

  it('runs on the nodes that are there when no machines are asked for', async () => {
    const turns = kaito.record('RAGEngine', 'shared');
    await kaito.create(engine('shared'));
    await kaito.untilTurn('RAGEngine', 'shared', READY);
    expect(turns).toEqual([
      'ResourceReady=True ragengineResourceStatusSuccess',
      'ServiceReady=True RAGEngineServiceSuccess',
      READY,
    ]);
    expect(kaito.labelled('NodeClaim', 'kaito.sh/ragengine', 'shared')).toEqual(
      [],
    );
    expect(pods('shared')).toHaveLength(1);
    expect(kaito.get('Service', 'shared')!.spec).toMatchObject({
      ports: [{ port: 80, targetPort: 5000 }],
    });
    expect(kaito.get('Deployment', 'shared')!.status).toMatchObject({
      readyReplicas: 1,
    });
  });

  it('asks for machines, and gives them back', async () => {
    const turns = kaito.record('RAGEngine', 'own');
    await kaito.create(engine('own', { compute }));
    const ready = await kaito.untilTurn('RAGEngine', 'own', READY);
    expect(turns).toEqual([
      'NodeClaimReady=Unknown CreateNodeClaimPending',
      'NodeClaimReady=True installNodePluginsSuccess',
      'ResourceReady=True ragengineResourceStatusSuccess',
      'ServiceReady=True RAGEngineServiceSuccess',
      READY,
    ]);
    const [claim] = kaito.labelled('NodeClaim', 'kaito.sh/ragengine', 'own');
    const { nodeName } = claim.status as { nodeName: string };
    expect(ready!.status).toMatchObject({ workerNodes: [nodeName] });
    expect(pods('own')[0].spec).toMatchObject({ nodeName });
    await kaito.delete('RAGEngine', 'own');
    await kaito.until('RAGEngine', 'own', object => object === undefined);
    for (const kind of ['NodeClaim', 'Node', 'Pod']) {
      expect(kaito.labelled(kind, 'kaito.sh/ragengine', 'own')).toEqual([]);
    }
    expect(kaito.get('Service', 'own')).toBeUndefined();
    expect(kaito.get('Deployment', 'own')).toBeUndefined();
  });

  it('makes its Pod anew when it is changed', async () => {
    await kaito.create(engine('changed'));
    await kaito.untilTurn('RAGEngine', 'changed', READY);
    const [before] = pods('changed');
    await kaito.patch('RAGEngine', 'changed', {
      spec: {
        storage: { vectorDB: { engine: 'qdrant', url: 'http://qdrant:6333' } },
      },
    });
    await kaito.until(
      'Deployment',
      'changed',
      deployment =>
        deployment?.metadata.annotations?.['ragengine.kaito.io/revision'] ===
          '2' &&
        (deployment.status as { readyReplicas: number }).readyReplicas === 1,
    );
    const [after, ...others] = pods('changed');
    expect(others).toEqual([]);
    expect(after.metadata.uid).not.toBe(before.metadata.uid);
    expect(JSON.stringify(after.spec)).toContain('"value":"qdrant"');
  });

  it.each([
    ['quota', { compute }, 'NodeClaimReady=False checkNodeClaimStatusFailed'],
    [
      'image-pull',
      {},
      'RAGEngineServiceReady=False RAGEngineServiceStatusFailed',
    ],
    ['oom', {}, 'RAGEngineServiceReady=False RAGEngineServiceStatusFailed'],
    ['degrade', {}, 'RAGEngineServiceReady=False RAGEngineServiceStatusFailed'],
  ])('fails as asked: %s', async (scenario, spec, turn) => {
    const name = `fails-${scenario}`;
    await kaito.create(engine(name, spec, { [SCENARIO]: scenario }));
    const failed = await kaito.untilTurn('RAGEngine', name, turn);
    await kaito.untilTurn(
      'RAGEngine',
      name,
      'RAGEngineSucceeded=False ragengineFailed',
    );
    // KAITO never takes back that it was ready once.
    expect(turnsOf(failed).some(t => t.startsWith('ServiceReady=True'))).toBe(
      scenario === 'degrade',
    );
  });

  it('finds documents and answers from them', async () => {
    await kaito.create(workspaceManifest('phi') as any);
    await kaito.untilTurn(
      'Workspace',
      'phi',
      'WorkspaceSucceeded=True workspaceSucceeded',
    );
    await kaito.create(
      engine('library', {
        inferenceService: {
          url: 'http://phi.search.svc.cluster.local/v1/chat/completions',
          contextWindowSize: 4096,
        },
      }),
    );
    await kaito.untilTurn('RAGEngine', 'library', READY);
    const added = await call('library', 'POST', '/index', {
      index_name: 'manual',
      documents: [
        { text: 'The red button stops the press.' },
        { text: 'Oil the bearings once a month.', metadata: { part: 'axle' } },
      ],
    });
    expect(added.status).toBe(200);
    expect((await call('library', 'GET', '/indexes')).body).toEqual(['manual']);
    const asked = { index_name: 'manual', query: 'How often to oil bearings?' };
    expect((await call('library', 'POST', '/retrieve', asked)).body).toEqual({
      query: asked.query,
      count: 1,
      results: [
        expect.objectContaining({
          text: 'Oil the bearings once a month.',
          metadata: { part: 'axle' },
          score: expect.any(Number),
        }),
      ],
    });
    const chat = await call('library', 'POST', '/v1/chat/completions', {
      index_name: 'manual',
      messages: [{ role: 'user', content: 'When do I oil bearings?' }],
      max_tokens: 8,
    });
    expect(chat.body).toMatchObject({
      choices: [{ message: { role: 'assistant' } }],
      source_nodes: [{ text: 'Oil the bearings once a month.' }],
    });
    await call('library', 'POST', '/persist/manual');
    const gone = await call('library', 'DELETE', '/indexes/manual');
    expect(gone.status).toBe(200);
    expect((await call('library', 'GET', '/indexes')).body).toEqual([]);
    await call('library', 'POST', '/load/manual');
    const documents = await call(
      'library',
      'GET',
      '/indexes/manual/documents?limit=1&max_text_length=9',
    );
    expect(documents.body).toEqual({
      count: 1,
      documents: [
        expect.objectContaining({ text: 'The red b', is_truncated: true }),
      ],
    });
    const none = await call('library', 'POST', '/retrieve', {
      ...asked,
      index_name: 'other',
    });
    expect([none.status, none.body]).toEqual([
      404,
      { detail: "No such index: 'other' exists." },
    ]);
    const bare = await call('library', 'POST', '/retrieve', {});
    expect(bare.status).toBe(422);
  });

  it('says that it has nobody to answer with', async () => {
    await kaito.untilTurn('RAGEngine', 'shared', READY);
    const { status, body } = await call(
      'shared',
      'POST',
      '/v1/chat/completions',
      { messages: [{ role: 'user', content: 'Hello' }] },
    );
    expect(status).toBe(500);
    expect(JSON.stringify(body)).toContain('no inference service');
  });
});
