import { startCluster, type SandboxCluster } from '@kaito-portal/sandbox';
import { FakeMetrics } from './__testUtils__/FakeMetrics';
import { MeteredClusterTransport, verbOf } from './MeteredClusterTransport';

describe('verbOf', () => {
  it.each([
    ['/apis/kaito.sh/v1beta1/workspaces?limit=500', 'watch', 'list'],
    ['/api/v1/pods?limit=500&continue=x', 'watch', 'list-page'],
    ['/api/v1/pods?watch=true&resourceVersion=1', 'watch', 'watch'],
    ['/version', 'watch', 'read'],
    ['/readyz', 'probe', 'probe'],
    ['/api/v1/namespaces/a/pods/b/log?follow=true', 'calls', 'call'],
  ] as const)('%s on %s is %s', (path, lane, verb) => {
    expect(verbOf(path, lane)).toBe(verb);
  });
});

describe('MeteredClusterTransport', () => {
  let cluster: SandboxCluster;
  let transport: MeteredClusterTransport;
  let metrics: FakeMetrics;

  beforeEach(async () => {
    cluster = await startCluster({ name: 'north' });
    metrics = new FakeMetrics();
    transport = new MeteredClusterTransport(
      [
        {
          name: 'north',
          url: cluster.url,
          token: async () => cluster.tokens.reader,
          tls: { ca: cluster.caPem },
        },
      ],
      metrics,
    );
  });
  afterEach(async () => {
    await transport.close();
    await cluster.stop();
  });

  const outcomes = () =>
    metrics
      .points('kaito.cluster.requests')
      .map(({ attributes: { verb, outcome } }) => [verb, outcome]);

  it('counts what is asked, and how it ends', async () => {
    const get = async (path: string, lane: 'watch' | 'probe') =>
      (
        await transport.request('north', { method: 'GET', path }, lane)
      ).body.dump();
    await get('/api/v1/pods?limit=10', 'watch');
    await get('/readyz', 'probe');
    await get('/nothing', 'watch');
    await cluster.faults.refuseConnections(true);
    await expect(get('/readyz', 'probe')).rejects.toThrow(/north/);
    await expect(
      transport.request(
        'north',
        { method: 'GET', path: '/version', signal: AbortSignal.abort() },
        'watch',
      ),
    ).rejects.toThrow();
    expect(outcomes()).toEqual([
      ['list', '200'],
      ['probe', '200'],
      ['read', '403'],
      ['probe', 'no-answer'],
      ['read', 'aborted'],
    ]);
  });
});
