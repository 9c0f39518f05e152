import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  capacityListSchema,
  clusterListSchema,
  modelListSchema,
  paths,
  workloadDetailSchema,
  workloadListSchema,
  workloadPageSchema,
  type Workload,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  createKaitoWorkloadConditionalDecision,
  kaitoWorkloadConditions,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { kaitoWorkloadReadPermission } from '@kaito-portal/backstage-plugin-kaito-common/permissions';
import { startCluster, type SandboxCluster } from '@kaito-portal/sandbox';
import createKnex, { type Knex } from 'knex';
import request, { type Agent, type Response } from 'supertest';
import { kaitoPlugin } from './plugin';
import { OPERATIONS } from './schema/operations';
import { eventually } from './watch/__testUtils__/eventually';

jest.setTimeout(60_000);

/** A request that Kim has made. */
const REGISTRATION = {
  id: 'kims-1',
  verb: 'deploy',
  place: {
    cluster: 'prod',
    kind: 'Workspace',
    namespace: 'kims',
    name: 'kims',
  },
  title: 'Deploy something of Kim’s',
  repoUrl: 'https://git.example.com/platform/fleet.git',
  baseBranch: 'main',
  branch: 'kaito/kims-1',
};

describe('the plugin, from cluster to answer', () => {
  let cluster: SandboxCluster;
  let backend: TestBackend;
  let knex: Knex;
  /** What the policy says to a permission, by name; a test may change it. */
  let decide: (permission: string) => unknown;
  const allow = () => ({ result: AuthorizeResult.ALLOW });
  const deny = () => ({ result: AuthorizeResult.DENY });

  const agent = (): Agent => request(backend.server) as unknown as Agent;
  const get = (path: string, headers: Record<string, string> = {}) =>
    agent()
      .get(`/api/kaito${path}`)
      .set('Authorization', mockCredentials.user.header())
      .set(headers);

  beforeAll(async () => {
    decide = allow;
    cluster = await startCluster({
      name: 'aks-weu-prod',
      seed: 'prod',
      pace: 100,
    });
    const answer = async (requests: { permission: { name: string } }[]) =>
      requests.map(({ permission }) => decide(permission.name)) as never;
    knex = createKnex({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    });
    backend = await startTestBackend({
      features: [
        kaitoPlugin,
        mockServices.database.factory({ knex }),
        mockServices.permissions.mock({
          authorize: answer,
          authorizeConditional: answer,
        }).factory,
        mockServices.rootConfig.factory({
          data: {
            kaito: {
              models: {
                hide: ['MiniMaxAI/MiniMax-M2.7'],
                approve: [
                  { model: 'phi-4', reviewer: 'AI board', date: '2026-10-01' },
                ],
              },
            },
            kubernetes: {
              clusterLocatorMethods: [
                {
                  type: 'config',
                  clusters: [
                    { name: 'no-url', authProvider: 'serviceAccount' },
                    {
                      name: 'magic',
                      url: 'https://127.0.0.1:1',
                      authProvider: 'magic',
                    },
                    {
                      name: 'bad-ca',
                      url: 'https://127.0.0.1:1',
                      authProvider: 'serviceAccount',
                      serviceAccountToken: 'token-of-bad-ca',
                      caData: 'bm8=',
                    },
                    {
                      name: 'nobody-there',
                      url: 'https://127.0.0.1:1',
                      authProvider: 'serviceAccount',
                      serviceAccountToken: 'token-of-nobody-there',
                    },
                    {
                      name: 'prod',
                      title: 'Production',
                      url: cluster.url,
                      authProvider: 'serviceAccount',
                      serviceAccountToken: cluster.tokens.reader,
                      caData: Buffer.from(cluster.caPem).toString('base64'),
                    },
                  ],
                },
              ],
            },
          },
        }),
      ],
    });
  });

  afterAll(async () => {
    await backend?.stop();
    await knex?.destroy();
    await cluster?.stop();
  });
  beforeEach(() => {
    decide = allow;
  });

  const byName = (response: Response) =>
    Object.fromEntries(
      response.body.items.map((item: { name: string }) => [item.name, item]),
    );
  const someWorkload = async (): Promise<Workload> =>
    (await get('/workloads')).body.items[0];

  it('reads the cluster', async () => {
    await eventually(async () =>
      expect(byName(await get('/clusters')).prod.state).toBe('live'),
    );
  });

  it('shows each broken cluster with its error, and the rest works', async () => {
    const response = await get('/clusters');
    clusterListSchema.parse(response.body);
    const clusters = byName(response);
    expect(Object.keys(clusters)).toEqual([
      'no-url',
      'magic',
      'bad-ca',
      'nobody-there',
      'prod',
    ]);
    expect(clusters['no-url']).toMatchObject({
      state: 'misconfigured',
      message: expect.stringMatching(/clusters\[0\]\.url is missing/),
    });
    expect(clusters.magic.message).toMatch(/authProvider magic is unknown/);
    expect(clusters['bad-ca'].message).toMatch(/caData is not base64/);
    await eventually(async () =>
      expect(byName(await get('/clusters'))['nobody-there']).toMatchObject({
        state: 'unreachable',
        message: expect.stringMatching(/refuses connections/),
        asOf: null,
      }),
    );
    expect(clusters.prod).toMatchObject({ title: 'Production', state: 'live' });
    expect(clusters.prod.workloads).toBe(
      cluster.store.list('Workspace').length +
        cluster.store.list('InferenceSet').length +
        cluster.store.list('RAGEngine').length,
    );
  });

  it('answers every operation as its OpenAPI document says, without a secret', async () => {
    const workload = await someWorkload();
    const fill = (path: string) =>
      path
        .replace('{cluster}', workload.ref.cluster)
        .replace('{kind}', workload.ref.kind)
        .replace('{namespace}', workload.ref.namespace)
        .replace('{name}', workload.ref.name)
        .replace(/^(.capacity.fit)$/, '$1?model=phi-4');
    const document = (await get('/openapi.json')).body;
    expect(document.openapi).toBe('3.1.0');
    const secrets = [
      ...Object.values(cluster.tokens),
      'token-of-bad-ca',
      'token-of-nobody-there',
      'BEGIN CERTIFICATE',
      Buffer.from(cluster.caPem).toString('base64'),
      cluster.url,
    ];
    const plain = OPERATIONS.filter(
      ({ path, method, answer }) =>
        answer && method === 'get' && !/\{(id|uid)\}/.test(path),
    );
    expect(plain.length).toBeGreaterThan(8);
    for (const { path, answer } of plain) {
      const response = await get(fill(path));
      expect([path, response.status]).toEqual([path, 200]);
      answer!.schema.parse(response.body);
      secrets.forEach(secret => expect(response.text).not.toContain(secret));
    }
    expect(
      OPERATIONS.map(
        ({ path, method }) => document.paths[path][method].operationId,
      ),
    ).toEqual(OPERATIONS.map(({ operationId }) => operationId));
  });

  it('shows the workloads of the cluster with their model, phase and age', async () => {
    const { body } = await get('/workloads');
    const list = workloadListSchema.parse(body);
    expect(list.totalItems).toBe(list.items.length);
    expect(list.items.length).toBeGreaterThan(3);
    expect(list.items.every(({ stale }) => !stale)).toBe(true);
    const ready = list.items.find(({ endpoint }) => endpoint?.ready)!;
    expect(ready).toMatchObject({
      phase: { severity: 'ok' },
      model: { catalogName: expect.any(String) },
    });
    const detail = workloadDetailSchema.parse(
      (await get(paths.workload(ready.ref))).body,
    );
    expect(detail.related.map(({ kind }) => kind)).toContain('Pod');
    expect(detail.manifest).toMatchObject({ kind: ready.ref.kind });
  });

  it('measures GPUs and says who holds them', async () => {
    const { items } = capacityListSchema.parse((await get('/capacity')).body);
    const held = items.reduce((sum, row) => sum + row.held, 0);
    const byHolders = items
      .flatMap(row => row.holders)
      .reduce((sum, holder) => sum + holder.gpus, 0);
    expect(held).toBeGreaterThan(0);
    expect(byHolders).toBe(held);
    expect(items.flatMap(row => row.holders)).toContainEqual(
      expect.objectContaining({ workload: expect.anything() }),
    );
  });

  it('tells a denied caller nothing, on every operation of the document', async () => {
    const { ref, endpoint } = (await get('/workloads')).body.items.find(
      (item: Workload) => item.endpoint,
    ) as Workload;
    const [entry] = (await get('/inventory')).body.items;
    const kims = await agent()
      .post(`/api/kaito${paths.requests()}`)
      .set('Authorization', mockCredentials.user.header('user:default/kim'))
      .send(REGISTRATION);
    expect([kims.status, kims.body.state]).toEqual([200, 'submitted']);
    const known: Record<string, string> = {
      ...ref,
      id: endpoint!.id,
      uid: entry.uid,
      index: 'docs',
    };
    const bodies: Record<string, object> = {
      createChatCompletion: { messages: [{ role: 'user', content: 'hi' }] },
      registerRequest: { ...REGISTRATION, id: 'mine-1', branch: 'k/mine-1' },
      reportRequestProgress: { state: 'failed' },
      checkRequest: { ...REGISTRATION.place },
      previewProposal: {
        requestId: 'mine-1',
        cluster: 'prod',
        namespace: 'kims',
        files: [{ name: 'kims.yaml', text: 'a: 1' }],
      },
      previewEdit: { action: 'retire' },
      checkEdit: { changes: { purpose: 'Other' } },
    };
    decide = deny;
    const guarded = OPERATIONS.filter(({ path }) => path !== '/health');
    for (const { method, path, operationId, input } of guarded) {
      const values = path.startsWith('/requests/')
        ? { id: REGISTRATION.id }
        : known;
      const filled = path.replace(/\{(\w+)\}/g, (_, name) =>
        encodeURIComponent(
          (values as Record<string, string>)[name] ??
            `no test value for ${name}`,
        ),
      );
      expect(filled).not.toContain('no%20test');
      const call = agent()
        [method](
          `/api/kaito${filled}${
            path === paths.fit({ model: '' }).split('?')[0]
              ? '?model=phi-4'
              : ''
          }`,
        )
        .set('Authorization', mockCredentials.user.header());
      const body = bodies[operationId];
      // A body that is refused for what it says would hide that the caller may not ask at all.
      expect([operationId, Boolean(body) || !input]).toEqual([
        operationId,
        true,
      ]);
      const response = await (body ? call.send(body) : call);
      // One thing that may not be read does not exist; a list of them is refused, and so is what needs a right to ask.
      const refusal =
        path.includes('{') &&
        !['previewEdit', 'checkEdit'].includes(operationId)
          ? [404, 'NotFoundError']
          : [403, 'NotAllowedError'];
      expect([path, response.status, response.body.error.name]).toEqual([
        path,
        ...refusal,
      ]);
    }
  });

  it('refuses what does not keep to the document, by the name of the field', async () => {
    for (const [path, field] of [
      ['/workloads?limit=0', 'limit'],
      ['/workloads?sort=size', 'sort'],
      ['/workloads?colour=red', 'colour'],
      ['/workloads?cursor=x', 'cursor'],
      ['/clusters?x=1', 'x'],
      ['/requests?state=lost', 'state'],
      ['/requests?mine=perhaps', 'mine'],
    ]) {
      const response = await get(path);
      expect([path, response.status]).toEqual([path, 400]);
      expect(response.body.error.message).toContain(field);
    }
  });

  it('answers queries', async () => {
    const all = (await get('/workloads')).body;
    const first = workloadPageSchema.parse(
      (await get('/workloads?limit=1&sort=-name')).body,
    );
    expect(first).toMatchObject({ totalItems: all.totalItems });
    const second = workloadPageSchema.parse(
      (await get(`/workloads?limit=1&sort=-name&cursor=${first.nextCursor}`))
        .body,
    );
    expect(second.items[0].ref).not.toEqual(first.items[0].ref);
    const { namespace } = first.items[0].ref;
    const narrowed = (await get(`/workloads?namespace=${namespace}`)).body;
    expect(narrowed.totalItems).toBe(
      first.facets.namespace.find(({ value }) => value === namespace)!.count,
    );
  });

  it('cannot be told apart: what may not be read and what is not there', async () => {
    const { ref } = await someWorkload();
    decide = deny;
    const forbidden = await get(paths.workload(ref));
    decide = allow;
    const missing = await get(paths.workload({ ...ref, name: 'none' }));
    const words = (response: Response) => [
      response.status,
      response.body.error.name,
      response.body.error.message.replace(/\/\S+/, ''),
    ];
    expect(words(forbidden)).toEqual(words(missing));
  });

  it('filters by the conditions of the policy, holders and health too', async () => {
    const all = (await get('/workloads')).body.items as Workload[];
    const namespace = all[0].ref.namespace;
    const own = all.filter(({ ref }) => ref.namespace === namespace);
    expect(own.length).toBeLessThan(all.length);
    decide = name => {
      if (name === 'kaito.workload.read') {
        return createKaitoWorkloadConditionalDecision(
          kaitoWorkloadReadPermission,
          kaitoWorkloadConditions.isInNamespace({ namespaces: [namespace] }),
        );
      }
      return name === 'kaito.cluster.read' ? deny() : allow();
    };
    const filtered = await get('/workloads');
    expect(filtered.body.items.map((w: Workload) => w.uid)).toEqual(
      own.map(w => w.uid),
    );
    expect(
      Object.keys(byName({ body: { items: filtered.body.clusters } } as never)),
    ).toEqual(['prod']);
    const models = await get('/models');
    const deployed = models.body.items.flatMap(
      (model: { deployments: { ref: { namespace: string } }[] }) =>
        model.deployments.map(({ ref }) => ref.namespace),
    );
    expect(new Set(deployed)).toEqual(new Set([namespace]));
    const withClusters = decide;
    decide = name =>
      name === 'kaito.cluster.read' ? allow() : withClusters(name);
    const { items } = capacityListSchema.parse((await get('/capacity')).body);
    const named = items
      .flatMap(row => row.holders)
      .flatMap(holder => holder.workload ?? []);
    expect(named.every(ref => ref.namespace === namespace)).toBe(true);
    expect(
      items.flatMap(row => row.holders).some(({ workload }) => !workload),
    ).toBe(true);
  });

  it('offers the models the organisation wants', async () => {
    const { items } = modelListSchema.parse((await get('/models')).body);
    expect(items).toHaveLength(59);
    expect(items.map(({ name }) => name)).not.toContain(
      'MiniMaxAI/MiniMax-M2.7',
    );
    expect(items.find(({ alias }) => alias === 'phi-4')?.approval).toEqual({
      reviewer: 'AI board',
      date: '2026-10-01',
    });
  });

  it('answers 304 to the same caller for the same view, and not for another view', async () => {
    const first = await get('/workloads');
    const etag = first.headers.etag;
    expect(etag).toMatch(/^W\/"/);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const again = await get('/workloads', { 'If-None-Match': `"x", ${etag}` });
    expect([again.status, again.text]).toEqual([304, '']);
    decide = name => (name === 'kaito.workload.read' ? deny() : allow());
    const other = await get('/workloads', { 'If-None-Match': etag });
    expect(other.status).toBe(403);
    expect(other.headers.etag).not.toBe(etag);
  });

  it('needs someone to sign in, but for its health', async () => {
    const anonymous = (path: string) =>
      agent()
        .get(`/api/kaito${path}`)
        .set('Authorization', mockCredentials.none.header());
    for (const path of [
      '/workloads',
      '/clusters',
      '/capacity',
      '/models',
      '/inventory',
      '/endpoints',
      '/requests',
      '/health/details',
      '/openapi.json',
    ]) {
      expect([path, (await anonymous(path)).status]).toEqual([path, 401]);
    }
    const health = await anonymous('/health');
    expect([health.status, health.body]).toEqual([200, { status: 'ok' }]);
  });

  it('says which part of a path is wrong', async () => {
    const response = await get('/workloads/prod/Deployment/default/x');
    expect(response.status).toBe(400);
    expect(response.body.error.message).toMatch(/kind/);
  });

  it('shows an outage and its end', async () => {
    const state = async () => byName(await get('/clusters')).prod.state;
    const before = (await get('/workloads')).body.items.length;
    await cluster.faults.refuseConnections(true);
    await eventually(async () => expect(await state()).toBe('unreachable'));
    const { body } = await get('/workloads');
    expect(body.items).toHaveLength(before);
    expect(body.items.every((item: Workload) => item.stale)).toBe(true);
    await cluster.faults.refuseConnections(false);
    await eventually(async () => expect(await state()).toBe('live'));
  });
});
