import { mockServices } from '@backstage/backend-test-utils';
import { startCluster, type SandboxCluster } from '@kaito-portal/sandbox';
import { eventually } from '../watch/__testUtils__/eventually';
import { ClusterSupervisor } from '../watch/ClusterSupervisor';
import { FakeMetrics } from './__testUtils__/FakeMetrics';
import { MeteredClusterTransport } from './MeteredClusterTransport';
import { observeFleet } from './observeFleet';

jest.setTimeout(60_000);

const RETRIES = 200;

/** An outage that lasts must not fill the log: one line says that it began, one that it ended. */
describe('the log during an outage', () => {
  let cluster: SandboxCluster;
  let transport: MeteredClusterTransport;
  let supervisor: ClusterSupervisor;
  const metrics = new FakeMetrics();
  const logger = mockServices.logger.mock();

  beforeAll(async () => {
    cluster = await startCluster({ name: 'north', pace: 100_000 });
    const clusters = [
      {
        name: 'north',
        url: cluster.url,
        token: async () => cluster.tokens.reader,
        tls: { ca: cluster.caPem },
      },
    ];
    transport = new MeteredClusterTransport(clusters, metrics);
    supervisor = new ClusterSupervisor({
      clusters,
      transport,
      logger,
      settings: {
        probeIntervalMs: 100,
        probeRetryMs: 50,
        backoffFirstMs: 20,
        backoffLastMs: 200,
        settledMs: 100,
      },
    });
    observeFleet({
      metrics,
      source: supervisor,
      signals: supervisor.signals,
      changes: { length: 0, seq: 0 },
      streams: {},
    });
    supervisor.start();
  });
  afterAll(async () => {
    await supervisor?.stop();
    await transport?.close();
    await cluster?.stop();
  });

  const isState = (state: string) =>
    eventually(() => expect(supervisor.snapshots()[0].state).toBe(state));
  const inVain = () =>
    metrics
      .points('kaito.cluster.requests')
      .filter(({ attributes }) => attributes.outcome === 'no-answer').length;

  it('has one warning however often the cluster is tried', async () => {
    await isState('live');
    await cluster.faults.refuseConnections(true);
    await isState('unreachable');
    const before = inVain();
    await eventually(() => expect(inVain() - before).toBeGreaterThan(RETRIES));
    await cluster.faults.refuseConnections(false);
    await isState('live');
    const warnings = logger.warn.mock.calls.map(([text]) => text);
    // On the way down and up it may be seen as partial once.
    expect(warnings.length).toBeLessThanOrEqual(3);
    expect(
      warnings.filter(text => /unreachable/.test(String(text))),
    ).toHaveLength(1);
    // What the log does not repeat is counted.
    const reasons = metrics
      .points('kaito.watch.failures')
      .map(({ attributes }) => attributes.reason);
    expect(reasons.length).toBeGreaterThan(10);
    expect(reasons).toContain('connection');
    expect(logger.error).not.toHaveBeenCalled();
  });
});
