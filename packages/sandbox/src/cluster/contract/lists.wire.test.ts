import { type ContractServer, contractTargets } from './contractTargets';

const TABLE = {
  accept: 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json',
};

describe.each(contractTargets())('lists on $name', target => {
  let server: ContractServer;
  let path: string;

  const create = (name: string, labels: Record<string, string> = {}) =>
    server.client.call('POST', path, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, labels },
    });

  beforeAll(async () => {
    server = await target.start();
    path = `/api/v1/namespaces/${server.namespace}/configmaps`;
    for (let index = 0; index < 25; index += 1) {
      await create(`item-${String(index).padStart(2, '0')}`, {
        listed: 'yes',
        parity: index % 2 ? 'odd' : 'even',
        ...(index === 7 ? { lucky: '' } : {}),
      });
    }
  });
  afterAll(() => server.stop());

  const names = (body: { items: { metadata: { name: string } }[] }) =>
    body.items.map(({ metadata }) => metadata.name);
  const count = async (selector: string) => {
    const query = `labelSelector=${encodeURIComponent(selector)}`;
    return names((await server.client.get(`${path}?${query}`)).body).length;
  };

  it('gives pages of one moment, with what remains', async () => {
    const query = `${path}?limit=12`;
    const first = await server.client.get(query);
    const { metadata } = first.body;
    expect(first.body.items).toHaveLength(12);
    expect(metadata.remainingItemCount).toBeGreaterThanOrEqual(13);
    await create('late-comer', { listed: 'late' });
    const second = await server.client.get(
      `${query}&continue=${encodeURIComponent(metadata.continue)}`,
    );
    expect(second.body.metadata.resourceVersion).toBe(metadata.resourceVersion);
    const third = await server.client.get(
      `${query}&continue=${encodeURIComponent(second.body.metadata.continue)}`,
    );
    const all = [first, second, third].flatMap(page => names(page.body));
    expect(all.filter(name => name.startsWith('item-'))).toHaveLength(25);
    expect(new Set(all).size).toBe(all.length);
    expect(all).not.toContain('late-comer');
    expect(third.body.metadata.continue ?? '').toBe('');
  });

  it('refuses a continue token that is none', async () => {
    const answer = await server.client.get(`${path}?limit=5&continue=nonsense`);
    expect(answer.status).toBe(400);
  });

  it.each([
    ['listed=yes', 25],
    ['parity==odd,listed', 12],
    ['listed=yes,parity!=odd', 13],
    ['parity in (odd, even),lucky', 1],
    ['listed=yes,parity notin (odd)', 13],
    ['listed=yes,!lucky', 24],
  ])('selects by label: %s', async (selector, expected) => {
    expect(await count(selector)).toBe(expected);
  });

  it('refuses a label selector it cannot read', async () => {
    const answer = await server.client.get(`${path}?labelSelector=a%3D%3D%3Db`);
    expect(answer.status).toBe(400);
  });

  it('selects by name, and refuses a field it has no index for', async () => {
    const one = await server.client.get(
      `${path}?fieldSelector=metadata.name%3Ditem-03`,
    );
    expect(names(one.body)).toEqual(['item-03']);
    const none = await server.client.get(`${path}?fieldSelector=data.x%3Dy`);
    expect(none).toMatchObject({ status: 400, body: { reason: 'BadRequest' } });
  });

  it('renders a table with metadata in its rows', async () => {
    const { body } = await server.client.get(
      `${path}?fieldSelector=metadata.name%3Ditem-03`,
      TABLE,
    );
    expect(body.kind).toBe('Table');
    expect(body.columnDefinitions[0]).toMatchObject({
      name: 'Name',
      format: 'name',
    });
    expect(body.rows).toHaveLength(1);
    expect(body.rows[0].cells[0]).toBe('item-03');
    expect(body.rows[0].object).toMatchObject({
      kind: 'PartialObjectMetadata',
      metadata: { name: 'item-03' },
    });
  });

  it('gives metadata only when asked', async () => {
    const { body } = await server.client.get(path, {
      accept:
        'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io',
    });
    expect(body.kind).toBe('PartialObjectMetadataList');
    expect(Object.keys(body.items[0])).not.toContain('data');
  });

  it('answers 406 to a client that reads no JSON', async () => {
    const answer = await server.client.get(path, { accept: 'image/png' });
    expect(answer.status).toBe(406);
  });

  it('describes what it serves', async () => {
    const { body } = await server.client.get('/apis/kaito.sh/v1beta1');
    expect(body.kind).toBe('APIResourceList');
    const found = body.resources.find(
      (resource: { name: string }) => resource.name === 'workspaces',
    );
    expect(found).toMatchObject({
      kind: 'Workspace',
      namespaced: true,
      shortNames: expect.arrayContaining(['wk']),
      verbs: expect.arrayContaining(['list', 'watch']),
    });
    expect((await server.client.get('/version')).body.major).toBe('1');
    expect((await server.client.get('/readyz')).body).toBe('ok');
    expect((await server.client.get('/apis/no.such.group/v1')).status).toBe(
      404,
    );
  });
});
