import { setTimeout as wait } from 'node:timers/promises';
import type { ApiClient } from '../contract/ApiClient';
import { sandboxClient } from '../contract/sandboxClient';
import { type SandboxCluster, startCluster } from '../startCluster';

const PATH = '/api/v1/namespaces/search/configmaps';

describe('a restart, as a client sees it', () => {
  let cluster: SandboxCluster;
  let client: ApiClient;

  beforeEach(async () => {
    cluster = await startCluster({ name: 'restart', bookmarkEveryMs: 20 });
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

  it('is five errors in a row, then service', async () => {
    put('before');
    const { body } = await client.get(PATH);
    const from = `${PATH}?watch=true&resourceVersion=${body.metadata.resourceVersion}`;
    const watch = await client.watch(from);
    const restarted = cluster.restart({ downMs: 100, warmUpRequests: 1 });
    expect(await watch.ended).toMatchObject({ code: 'UND_ERR_SOCKET' });
    await expect(client.get(PATH)).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
    await restarted;
    expect(await client.get(PATH)).toMatchObject({
      status: 403,
      body: { reason: 'Forbidden' },
    });
    expect(await client.get(PATH)).toMatchObject({
      status: 429,
      headers: { 'retry-after': '1' },
      body: { message: 'storage is (re)initializing' },
    });
    const late = await client.watch(from);
    expect(late.status).toBe(200);
    expect(await late.next()).toMatchObject({
      type: 'ERROR',
      object: { code: 410 },
    });
    const list = await client.get(PATH);
    expect(list.body.items).toHaveLength(1);
    const live = await client.watch(
      `${PATH}?watch=true&resourceVersion=${list.body.metadata.resourceVersion}`,
    );
    put('after');
    expect(await live.next()).toMatchObject({ type: 'ADDED' });
    live.close();
  });

  it('asked to leave, keeps watches open and silent and lets nobody in', async () => {
    const { body } = await client.get(PATH);
    const watch = await client.watch(
      `${PATH}?watch=true&allowWatchBookmarks=true&resourceVersion=${body.metadata.resourceVersion}`,
    );
    expect(await watch.next()).toMatchObject({ type: 'BOOKMARK' });
    const restarted = cluster.restart({ graceMs: 300 });
    await wait(50);
    put('unheard');
    while (watch.pending()) {
      await watch.next();
    }
    const next = watch.next();
    expect(await Promise.race([next, wait(150, 'silence')])).toBe('silence');
    await expect(client.get(PATH)).rejects.toThrow();
    await restarted;
    expect(await next).toBeUndefined();
    expect(await watch.ended).toBeInstanceOf(Error);
    const list = await client.get(PATH);
    expect(list.body.items).toHaveLength(1);
  });

  it('may take a while to know its CRDs', async () => {
    const kaito = '/apis/kaito.sh/v1beta1/workspaces';
    await cluster.restart({ lateCrdRequests: 1 });
    expect((await client.get(PATH)).status).toBe(200);
    expect(await client.get(kaito)).toMatchObject({
      status: 404,
      body: '404 page not found\n',
    });
    expect(await client.get(kaito)).toMatchObject({
      status: 503,
      headers: { 'retry-after': '10' },
      body: { message: 'server is starting' },
    });
    expect((await client.get(kaito)).status).toBe(200);
  });

  it('lets a request in flight finish before it leaves', async () => {
    // Over a connection that is open: only the request is to be in flight.
    await client.get(PATH);
    cluster.faults.slow(100);
    const asked = client.get(PATH);
    await wait(30);
    const restarted = cluster.restart({ graceMs: 400 });
    expect((await asked).status).toBe(200);
    await restarted;
  });
});
