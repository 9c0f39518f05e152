import type { ApiClient } from '../contract/ApiClient';
import { sandboxClient } from '../contract/sandboxClient';
import { type SandboxCluster, startCluster } from '../startCluster';

const PATH = '/api/v1/namespaces/search/configmaps';

describe('faults of streams', () => {
  let cluster: SandboxCluster;
  let client: ApiClient;

  beforeEach(async () => {
    cluster = await startCluster({ name: 'streams' });
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
  const watchNow = async () => {
    const { body } = await client.get(PATH);
    return client.watch(
      `${PATH}?watch=true&resourceVersion=${body.metadata.resourceVersion}`,
    );
  };

  it('says 410 in the middle of a watch', async () => {
    const watch = await watchNow();
    expect(cluster.faults.expireStreams(/configmaps/)).toBe(1);
    expect(await watch.next()).toMatchObject({
      type: 'ERROR',
      object: { kind: 'Status', code: 410, reason: 'Expired' },
    });
    expect(await watch.ended).toBeUndefined();
  });

  it('says 410 to every new watch for as long as the storm lasts', async () => {
    cluster.faults.newWatches('expired', /configmaps/);
    for (let time = 0; time < 3; time += 1) {
      const watch = await watchNow();
      expect(watch.status).toBe(200);
      expect(await watch.next()).toMatchObject({
        type: 'ERROR',
        object: { code: 410 },
      });
      expect(await watch.ended).toBeUndefined();
    }
    cluster.faults.newWatches('served');
    const calm = await watchNow();
    put('calm');
    expect(await calm.next()).toMatchObject({ type: 'ADDED' });
    calm.close();
  });

  it('ends new watches at once, where aimed', async () => {
    cluster.faults.newWatches('ended', /configmaps/);
    const watch = await watchNow();
    expect(await watch.nextLine()).toBeUndefined();
    expect(await watch.ended).toBeUndefined();
    const other = await client.watch('/api/v1/nodes?watch=true');
    expect(await other.next()).toMatchObject({ type: 'ADDED' });
    other.close();
  });

  it('ends open watches in good order', async () => {
    const watch = await watchNow();
    expect(cluster.faults.endStreams()).toBe(1);
    expect(await watch.ended).toBeUndefined();
  });

  it('sends bytes that are no UTF-8 about an object that is there', async () => {
    const empty = await watchNow();
    expect(cluster.faults.invalidUtf8(/configmaps/)).toBe(0);
    put('there');
    await empty.next();
    expect(cluster.faults.invalidUtf8(/configmaps/)).toBe(1);
    const { bytes } = empty;
    const line = await empty.next();
    expect(line).toMatchObject({
      type: 'MODIFIED',
      object: { metadata: { name: 'there' } },
    });
    expect(() =>
      new TextDecoder('utf-8', { fatal: true }).decode(bytes()),
    ).toThrow(/not valid/);
    put('next');
    expect(await empty.next()).toMatchObject({ type: 'ADDED' });
    empty.close();
  });

  it('stores an object of ten megabytes, and sends it', async () => {
    put('big');
    const watch = await watchNow();
    expect(cluster.faults.swell('ConfigMap', 'nowhere', 'search')).toBe(false);
    expect(cluster.faults.swell('ConfigMap', 'big', 'search')).toBe(true);
    expect((await watch.nextLine())?.length).toBeGreaterThan(10_000_000);
    const { body } = await client.get(`${PATH}/big`);
    expect(JSON.stringify(body).length).toBeGreaterThan(10_000_000);
    watch.close();
  });

  it('writes ten thousand events in about a second, and misses none', async () => {
    const from = (await client.get('/api/v1/events?limit=1')).body.metadata;
    const watch = await client.watch(
      `/api/v1/events?watch=true&resourceVersion=${from.resourceVersion}`,
    );
    const { written, tookMs } = await cluster.faults.flood({ count: 10_000 });
    expect(written).toBe(10_000);
    expect(tookMs).toBeGreaterThan(900);
    const seen = new Set<string>();
    while (seen.size < 10_000) {
      seen.add((await watch.next())!.object.metadata.name);
    }
    watch.close();
  });

  it('floods with whatever it is given, over whatever time', async () => {
    await cluster.faults.flood({
      count: 20,
      overMs: 0,
      make: index => ({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: `m${index % 5}`, namespace: 'search' },
        data: { index: String(index) },
      }),
    });
    const { body } = await client.get(PATH);
    const indexes = body.items.map(
      (item: { data: { index: string } }) => item.data.index,
    );
    expect(indexes).toEqual(['15', '16', '17', '18', '19']);
  });

  it('lets a list expire in its middle', async () => {
    ['a', 'b', 'c'].forEach(put);
    cluster.faults.expirePages();
    const { body } = await client.get(`${PATH}?limit=2`);
    const token = encodeURIComponent(body.metadata.continue);
    const expired = await client.get(`${PATH}?limit=2&continue=${token}`);
    expect(expired).toMatchObject({ status: 410, body: { reason: 'Expired' } });
    const again = await client.get(`${PATH}?limit=2`);
    const fresh = encodeURIComponent(again.body.metadata.continue);
    expect((await client.get(`${PATH}?limit=2&continue=${fresh}`)).status).toBe(
      200,
    );
  });
});
