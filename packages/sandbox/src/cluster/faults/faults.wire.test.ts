import type { ApiClient } from '../contract/ApiClient';
import { sandboxClient } from '../contract/sandboxClient';
import { type SandboxCluster, startCluster } from '../startCluster';

const PATH = '/api/v1/namespaces/search/configmaps';

describe('faults', () => {
  let cluster: SandboxCluster;
  let client: ApiClient;

  beforeEach(async () => {
    cluster = await startCluster({ name: 'faults', bookmarkEveryMs: 20 });
    client = sandboxClient(cluster, 'reader');
  });
  afterEach(async () => {
    await client.close();
    await cluster.stop();
  });

  const put = (name: string) =>
    cluster.store.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace: 'search' },
    });
  const revision = async () =>
    (await client.get(PATH)).body.metadata.resourceVersion as string;
  const watchFrom = (from: string, more = '') =>
    client.watch(`${PATH}?watch=true&resourceVersion=${from}${more}`);

  it('sends bookmarks to those who ask for them', async () => {
    const from = await revision();
    const watch = await watchFrom(from, '&allowWatchBookmarks=true');
    expect(await watch.next()).toEqual({
      type: 'BOOKMARK',
      object: {
        kind: 'ConfigMap',
        apiVersion: 'v1',
        metadata: { resourceVersion: from, creationTimestamp: null },
      },
    });
    watch.close();
  });

  it('marks the end of the initial events', async () => {
    put('first');
    const watch = await client.watch(
      `${PATH}?watch=true&sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan&resourceVersion=${await revision()}`,
    );
    expect(await watch.next()).toMatchObject({ type: 'ADDED' });
    expect(await watch.next()).toMatchObject({
      type: 'BOOKMARK',
      object: {
        metadata: { annotations: { 'k8s.io/initial-events-end': 'true' } },
      },
    });
    watch.close();
  });

  it('cuts streams', async () => {
    const watch = await watchFrom(await revision());
    expect(cluster.faults.cutStreams()).toBe(1);
    expect(await watch.ended).toBeInstanceOf(Error);
  });

  it('sends half a line and a line of rubbish', async () => {
    const rubbish = await watchFrom(await revision());
    cluster.faults.garbageLine(/configmaps/);
    expect(await rubbish.nextLine()).toContain('<html>');
    put('after');
    expect(await rubbish.next()).toMatchObject({ type: 'ADDED' });
    cluster.faults.halfLine();
    expect(await rubbish.ended).toBeInstanceOf(Error);
  });

  it('is silent with the stream open', async () => {
    const watch = await watchFrom(await revision());
    cluster.faults.silence(true);
    put('unheard');
    cluster.faults.silence(false);
    put('heard');
    expect(await watch.next()).toMatchObject({
      object: { metadata: { name: 'heard' } },
    });
    watch.close();
  });

  it('forces refusals, as many as asked and where aimed', async () => {
    cluster.faults.force({
      status: 429,
      times: 1,
      retryAfter: 7,
      match: /configmaps/,
    });
    expect((await client.get('/api/v1/nodes')).status).toBe(200);
    const refused = await client.get(PATH);
    expect(refused).toMatchObject({
      status: 429,
      headers: { 'retry-after': '7' },
      body: { reason: 'TooManyRequests', details: { retryAfterSeconds: 7 } },
    });
    expect((await client.get(PATH)).status).toBe(200);
    for (const status of [401, 403, 404, 410, 500, 502, 503] as const) {
      cluster.faults.force({ status, times: 1 });
      expect((await client.get(PATH)).status).toBe(status);
    }
  });

  it('refuses connections and comes back on the same port', async () => {
    await cluster.faults.refuseConnections(true);
    await expect(client.get(PATH)).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
    await cluster.faults.refuseConnections(false);
    expect((await client.get(PATH)).status).toBe(200);
  });

  it('says 410 in the stream, under HTTP 200, once its cache has moved on; compaction alone does not', async () => {
    const from = await revision();
    put('later');
    cluster.faults.compact();
    const compacted = await watchFrom(from);
    expect(await compacted.next()).toMatchObject({ type: 'ADDED' });
    compacted.close();
    cluster.faults.forgetWrites();
    const late = await watchFrom(from);
    expect(late.status).toBe(200);
    expect(await late.next()).toMatchObject({
      type: 'ERROR',
      object: { kind: 'Status', code: 410, reason: 'Expired' },
    });
    expect(await late.ended).toBeUndefined();
  });

  it('restarts with a lower revision: nothing it shows is ahead of it', async () => {
    put('one');
    const before = Number(await revision());
    await cluster.restart({ resourceVersion: 'lower' });
    const list = await client.get(PATH);
    const after = Number(list.body.metadata.resourceVersion);
    expect(after).toBeLessThan(before);
    expect(
      Number(list.body.items[0].metadata.resourceVersion),
    ).toBeLessThanOrEqual(after);
    const ahead = await client.get(`${PATH}?resourceVersion=${before}`);
    expect(ahead).toMatchObject({
      status: 504,
      body: { reason: 'Timeout' },
    });
  });

  it('lets continue tokens expire, and hands out a fresh one', async () => {
    ['a', 'b', 'c'].forEach(put);
    const first = await client.get(`${PATH}?limit=2`);
    cluster.faults.compact();
    const token = encodeURIComponent(first.body.metadata.continue);
    const expired = await client.get(`${PATH}?limit=2&continue=${token}`);
    expect(expired).toMatchObject({
      status: 410,
      body: { reason: 'Expired', metadata: { continue: expect.any(String) } },
    });
    const fresh = encodeURIComponent(expired.body.metadata.continue);
    const rest = await client.get(`${PATH}?limit=2&continue=${fresh}`);
    expect(
      rest.body.items.map(
        (i: { metadata: { name: string } }) => i.metadata.name,
      ),
    ).toEqual(['c']);
  });
});
