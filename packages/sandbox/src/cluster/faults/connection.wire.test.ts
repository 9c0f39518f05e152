import { connect } from 'node:net';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { ApiClient } from '../contract/ApiClient';
import { sandboxClient } from '../contract/sandboxClient';
import { type SandboxCluster, startCluster } from '../startCluster';

const PATH = '/api/v1/namespaces/search/configmaps';

describe('faults of the connection', () => {
  let cluster: SandboxCluster;
  let client: ApiClient;

  beforeEach(async () => {
    cluster = await startCluster({ name: 'connection' });
    client = sandboxClient(cluster, 'reader');
  });
  afterEach(async () => {
    await client.close();
    await cluster.stop();
  });

  const revision = async () =>
    (await client.get(PATH)).body.metadata.resourceVersion as string;
  const put = (name: string) =>
    cluster.store.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace: 'search' },
    });

  it('accepts connections and says nothing, until it speaks again', async () => {
    await client.get('/readyz');
    cluster.faults.acceptSilently(true);
    const socket = connect(Number(new URL(cluster.url).port), '127.0.0.1');
    await once(socket, 'connect');
    let heard = false;
    socket.on('data', () => {
      heard = true;
    });
    const asked = client.get('/readyz').catch(error => error);
    expect(await Promise.race([asked, wait(200, 'silence')])).toBe('silence');
    expect(heard).toBe(false);
    cluster.faults.acceptSilently(false);
    expect(await asked).toHaveProperty('code');
    expect((await client.get('/readyz')).status).toBe(200);
    socket.destroy();
  });

  it.each([
    ['expired', 'CERT_HAS_EXPIRED'],
    ['other-ca', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ] as const)('shows a certificate that is %s', async (which, code) => {
    const watch = await client.watch(
      `${PATH}?watch=true&resourceVersion=${await revision()}`,
    );
    await cluster.faults.showCertificate(which);
    expect(await watch.ended).toBeInstanceOf(Error);
    await expect(client.get('/readyz')).rejects.toMatchObject({ code });
    await cluster.faults.showCertificate('good');
    expect((await client.get('/readyz')).status).toBe(200);
  });

  it('says that it is asked to end, and lets watches hang', async () => {
    const watch = await client.watch(
      `${PATH}?watch=true&resourceVersion=${await revision()}`,
    );
    cluster.faults.leave(true);
    const { status, body } = await client.get('/readyz');
    expect(status).toBe(500);
    expect(body).toContain('[-]shutdown failed');
    put('unheard');
    expect(await Promise.race([watch.next(), wait(200, 'silence')])).toBe(
      'silence',
    );
    expect((await client.get(PATH)).status).toBe(200);
    cluster.faults.leave(false);
    expect((await client.get('/readyz')).status).toBe(200);
    watch.close();
  });

  it('lets answers and streams crawl, and lets go of what it held', async () => {
    put('slow');
    const watch = await client.watch(`${PATH}?watch=true`);
    expect(await watch.next()).toMatchObject({ type: 'ADDED' });
    cluster.faults.trickle(20, /configmaps/);
    const listed = client.get(PATH);
    put('later');
    expect((await client.get('/readyz')).body).toBe('ok');
    const first = watch.next();
    expect(await Promise.race([first, listed, wait(400, 'slow')])).toBe('slow');
    cluster.faults.trickle(0);
    expect(await first).toMatchObject({
      object: { metadata: { name: 'later' } },
    });
    expect((await listed).body.items).not.toHaveLength(0);
    watch.close();
  });

  it('answers whole at one byte a tenth of a second', async () => {
    cluster.faults.trickle(10);
    expect((await client.get('/readyz')).body).toBe('ok');
  });

  it('has a clock that goes wrong', async () => {
    cluster.faults.skewClock(-3 * 3_600_000);
    const { headers } = await client.get('/readyz');
    const behind = Date.now() - Date.parse(String(headers.date));
    expect(behind).toBeGreaterThan(2.9 * 3_600_000);
    const { metadata } = put('old');
    expect(
      Date.now() - Date.parse(metadata.creationTimestamp ?? ''),
    ).toBeGreaterThan(2.9 * 3_600_000);
    cluster.faults.clear();
    const fixed = await client.get('/readyz');
    expect(Date.now() - Date.parse(String(fixed.headers.date))).toBeLessThan(
      60_000,
    );
  });
});
