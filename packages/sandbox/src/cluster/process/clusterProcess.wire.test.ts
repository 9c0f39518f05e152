import { setTimeout as wait } from 'node:timers/promises';
import { ApiClient } from '../contract/ApiClient';
import {
  type ClusterInProcess,
  startClusterProcess,
} from './startClusterProcess';

jest.setTimeout(60_000);

const PATH = '/api/v1/namespaces/default/configmaps';
const map = (name: string) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'default' },
});

describe('a cluster in a process of its own', () => {
  let cluster: ClusterInProcess;
  let client: ApiClient;

  beforeAll(async () => {
    cluster = await startClusterProcess({ name: 'apart' });
    client = new ApiClient(cluster.url, cluster.caPem, cluster.tokens.admin);
  });
  afterAll(async () => {
    await client.close();
    await cluster.stop();
  });

  it('serves, stores what it is told to, and breaks as it is told to', async () => {
    expect(cluster.pid).not.toBe(process.pid);
    await cluster.store.create(map('told'));
    const watch = await client.watch(`${PATH}?watch=true`);
    expect(await watch.next()).toMatchObject({ type: 'ADDED' });
    expect(await cluster.faults.cutStreams(/configmaps/)).toBe(1);
    expect(await watch.ended).toBeInstanceOf(Error);
    await expect(cluster.faults.installKind('Widget')).rejects.toThrow(
      /cannot install the kind Widget/,
    );
    const { written } = await cluster.faults.flood({ count: 100, overMs: 50 });
    expect(written).toBe(100);
    await cluster.restart({ warmUpRequests: 1 });
    expect((await client.get('/readyz')).status).toBe(403);
    expect((await client.get('/readyz')).status).toBe(500);
    expect((await client.get(PATH)).status).toBe(429);
    expect((await client.get(PATH)).status).toBe(200);
  });

  it('can be suspended: connections are accepted, nothing is said, nothing is lost', async () => {
    const { body } = await client.get(PATH);
    const watch = await client.watch(
      `${PATH}?watch=true&resourceVersion=${body.metadata.resourceVersion}`,
    );
    cluster.suspend();
    const asked = client.call('POST', PATH, map('while-asleep'));
    expect(await Promise.race([asked, wait(300, 'silence')])).toBe('silence');
    cluster.resume();
    expect((await asked).status).toBe(201);
    expect(await watch.next()).toMatchObject({
      object: { metadata: { name: 'while-asleep' } },
    });
    watch.close();
  });

  it('says so when it is gone', async () => {
    const doomed = await startClusterProcess({ name: 'doomed' });
    await doomed.kill();
    await expect(doomed.faults.clear()).rejects.toThrow();
  });
});
