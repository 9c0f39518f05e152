import { type ContractServer, contractTargets } from './contractTargets';

describe.each(contractTargets())('watches on $name', target => {
  let server: ContractServer;
  let path: string;

  beforeAll(async () => {
    server = await target.start();
    path = `/api/v1/namespaces/${server.namespace}/configmaps`;
  });
  afterAll(() => server.stop());

  const create = async (name: string, labels = {}) =>
    (
      await server.client.call('POST', path, {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name, labels },
      })
    ).body;
  const label = (name: string, labels: object) =>
    server.client.call(
      'PATCH',
      `${path}/${name}`,
      { metadata: { labels } },
      { 'content-type': 'application/merge-patch+json' },
    );
  const revision = async () =>
    (await server.client.get(`${path}?limit=1`)).body.metadata.resourceVersion;

  it('tells of every change after a revision, in order', async () => {
    const from = await revision();
    const watch = await server.client.watch(
      `${path}?watch=true&resourceVersion=${from}`,
    );
    const created = await create('told');
    await label('told', { a: 'b' });
    await server.client.call('DELETE', `${path}/told`);
    const events = [await watch.next(), await watch.next(), await watch.next()];
    expect(events.map(event => event?.type)).toEqual([
      'ADDED',
      'MODIFIED',
      'DELETED',
    ]);
    expect(events[0]?.object.metadata.uid).toBe(created.metadata.uid);
    const revisions = events.map(e =>
      Number(e?.object.metadata.resourceVersion),
    );
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
    expect(new Set(revisions).size).toBe(3);
    watch.close();
  });

  it('replays what was missed since a revision', async () => {
    const from = await revision();
    await create('missed');
    const watch = await server.client.watch(
      `${path}?watch=1&resourceVersion=${from}`,
    );
    expect(await watch.next()).toMatchObject({
      type: 'ADDED',
      object: { metadata: { name: 'missed' } },
    });
    watch.close();
  });

  it('starts with what exists when no revision is given', async () => {
    await create('existing', { start: 'yes' });
    const watch = await server.client.watch(
      `${path}?watch=true&labelSelector=start%3Dyes`,
    );
    expect(await watch.next()).toMatchObject({
      type: 'ADDED',
      object: { metadata: { name: 'existing' } },
    });
    watch.close();
  });

  it('turns leaving a selector into DELETED and entering it into ADDED', async () => {
    await create('mover');
    const from = await revision();
    const watch = await server.client.watch(
      `${path}?watch=true&labelSelector=in%3Dyes&resourceVersion=${from}`,
    );
    await label('mover', { in: 'yes' });
    await label('mover', { in: 'yes', more: 'x' });
    await label('mover', { in: 'no' });
    const types = [await watch.next(), await watch.next(), await watch.next()];
    expect(types.map(event => event?.type)).toEqual([
      'ADDED',
      'MODIFIED',
      'DELETED',
    ]);
    watch.close();
  });

  it('ends after timeoutSeconds', async () => {
    const from = await revision();
    const watch = await server.client.watch(
      `${path}?watch=true&timeoutSeconds=1&resourceVersion=${from}`,
    );
    expect(await watch.ended).toBeUndefined();
  });

  it('sends tables to those who ask for them', async () => {
    await create('tabled', { tabled: 'yes' });
    const watch = await server.client.watch(
      `${path}?watch=true&labelSelector=tabled%3Dyes`,
      { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
    );
    const event = await watch.next();
    expect(event?.object.kind).toBe('Table');
    expect(event?.object.rows[0].cells[0]).toBe('tabled');
    watch.close();
  });
});
