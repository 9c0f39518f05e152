import { type ContractServer, contractTargets } from './contractTargets';
import { workspaceManifest } from './workspaceManifest';

const MERGE = { 'content-type': 'application/merge-patch+json' };
const JSON_PATCH = { 'content-type': 'application/json-patch+json' };

describe.each(contractTargets())('objects on $name', target => {
  let server: ContractServer;
  let workspaces: string;

  beforeAll(async () => {
    server = await target.start();
    workspaces = `/apis/kaito.sh/v1beta1/namespaces/${server.namespace}/workspaces`;
  });
  afterAll(() => server.stop());

  const create = async (name: string, extra?: object) => {
    const { status, body } = await server.client.call(
      'POST',
      workspaces,
      workspaceManifest(name, extra),
    );
    expect(status).toBe(201);
    return body;
  };

  it('fills in identity and defaults on create', async () => {
    const created = await create('defaults');
    expect(created).toMatchObject({
      metadata: {
        name: 'defaults',
        namespace: server.namespace,
        generation: 1,
        uid: expect.any(String),
        creationTimestamp: expect.stringMatching(/^\d{4}-.*Z$/),
        resourceVersion: expect.stringMatching(/^\d+$/),
      },
      resource: { count: 1 },
      inference: { preset: { accessMode: 'public' } },
    });
    expect(created.status).toBeUndefined();
  });

  it('makes a name of generateName', async () => {
    const { status, body } = await server.client.call('POST', workspaces, {
      ...workspaceManifest('x'),
      metadata: { generateName: 'gen-' },
    });
    expect(status).toBe(201);
    expect(body.metadata.name).toMatch(/^gen-[a-z0-9]{5}$/);
  });

  it('refuses a taken name with 409 AlreadyExists', async () => {
    await create('twice');
    const again = await server.client.call(
      'POST',
      workspaces,
      workspaceManifest('twice'),
    );
    expect(again).toMatchObject({
      status: 409,
      body: {
        kind: 'Status',
        reason: 'AlreadyExists',
        message: 'workspaces.kaito.sh "twice" already exists',
        details: { name: 'twice', group: 'kaito.sh', kind: 'workspaces' },
      },
    });
  });

  it('answers 404 for an object and for a namespace that are not there', async () => {
    expect(await server.client.get(`${workspaces}/nowhere`)).toMatchObject({
      status: 404,
      body: {
        reason: 'NotFound',
        message: 'workspaces.kaito.sh "nowhere" not found',
      },
    });
    const orphan = await server.client.call(
      'POST',
      '/apis/kaito.sh/v1beta1/namespaces/no-such-namespace/workspaces',
      workspaceManifest('orphan'),
    );
    expect(orphan).toMatchObject({
      status: 404,
      body: { message: 'namespaces "no-such-namespace" not found' },
    });
  });

  it('refuses a PUT with a stale resourceVersion and leaves the object alone', async () => {
    const first = await create('stale');
    const fresh = {
      ...first,
      metadata: { ...first.metadata, labels: { a: '1' } },
    };
    const path = `${workspaces}/stale`;
    const written = await server.client.call('PUT', path, fresh);
    expect(written.status).toBe(200);
    const late = {
      ...first,
      metadata: { ...first.metadata, labels: { a: '2' } },
    };
    const refused = await server.client.call('PUT', path, late);
    expect(refused).toMatchObject({
      status: 409,
      body: {
        reason: 'Conflict',
        message: expect.stringContaining('the object has been modified'),
      },
    });
    const now = await server.client.get(path);
    expect(now.body.metadata.labels).toEqual({ a: '1' });
  });

  it('does not write what changes nothing', async () => {
    const first = await create('same');
    const { body } = await server.client.call(
      'PUT',
      `${workspaces}/same`,
      first,
    );
    expect(body.metadata.resourceVersion).toBe(first.metadata.resourceVersion);
  });

  it('keeps generation and status apart', async () => {
    await create('parts');
    const path = `${workspaces}/parts`;
    const status = await server.client.call(
      'PATCH',
      `${path}/status`,
      { status: { state: 'Pending' }, metadata: { labels: { no: 'no' } } },
      MERGE,
    );
    expect(status.body).toMatchObject({
      metadata: { generation: 1 },
      status: { state: 'Pending' },
    });
    const main = await server.client.call(
      'PATCH',
      path,
      { status: { state: 'Ready' }, inference: { config: 'other' } },
      MERGE,
    );
    expect(main.body).toMatchObject({
      metadata: { generation: 2 },
      status: { state: 'Pending' },
      inference: { config: 'other' },
    });
    const labelled = await server.client.call(
      'PATCH',
      path,
      { metadata: { labels: { a: 'b' } } },
      MERGE,
    );
    expect(labelled.body.metadata.generation).toBe(2);
  });

  it('applies JSON patches, and refuses one that cannot be applied', async () => {
    await create('json');
    const path = `${workspaces}/json`;
    const added = await server.client.call(
      'PATCH',
      path,
      [{ op: 'add', path: '/metadata/labels', value: { team: 'x' } }],
      JSON_PATCH,
    );
    expect(added.body.metadata.labels).toEqual({ team: 'x' });
    const failed = await server.client.call(
      'PATCH',
      path,
      [{ op: 'test', path: '/metadata/labels/team', value: 'y' }],
      JSON_PATCH,
    );
    expect(failed.status).toBe(422);
  });

  it('answers 415 to a strategic merge patch of a custom resource', async () => {
    await create('strategic');
    const { status, body } = await server.client.call(
      'PATCH',
      `${workspaces}/strategic`,
      {},
      { 'content-type': 'application/strategic-merge-patch+json' },
    );
    expect({ status, reason: body.reason }).toEqual({
      status: 415,
      reason: 'UnsupportedMediaType',
    });
  });

  it('answers 422 with the field for what the schema forbids', async () => {
    await create('shape');
    const wrong = await server.client.call(
      'PATCH',
      `${workspaces}/shape/status`,
      {
        status: {
          conditions: [
            {
              type: 'ResourceReady',
              status: 'Perhaps',
              reason: 'x',
              message: '',
              lastTransitionTime: '2026-01-01T00:00:00Z',
            },
          ],
        },
      },
      MERGE,
    );
    expect(wrong.status).toBe(422);
    expect(wrong.body.reason).toBe('Invalid');
    expect(wrong.body.details.causes[0].field).toContain('status.conditions');
    const missing = workspaceManifest('no-selector');
    const { labelSelector, ...resource } = missing.resource;
    const refused = await server.client.call('POST', workspaces, {
      ...missing,
      resource,
    });
    expect(refused.status).toBe(422);
    expect(refused.body.details.causes[0].field).toBe('resource.labelSelector');
  });

  it('holds a deleted object until its finalizers are gone', async () => {
    await create('held', { finalizers: ['example.com/hold'] });
    const path = `${workspaces}/held`;
    const deleted = await server.client.call('DELETE', path);
    expect(deleted.body).toMatchObject({
      kind: 'Workspace',
      metadata: { deletionTimestamp: expect.any(String) },
    });
    await server.client.call(
      'PATCH',
      path,
      { metadata: { finalizers: null } },
      MERGE,
    );
    expect((await server.client.get(path)).status).toBe(404);
  });

  it('answers a finished delete with a Status that names the object', async () => {
    const { metadata } = await create('gone');
    const { status, body } = await server.client.call(
      'DELETE',
      `${workspaces}/gone`,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      kind: 'Status',
      status: 'Success',
      details: { name: 'gone', kind: 'workspaces', uid: metadata.uid },
    });
  });
});
