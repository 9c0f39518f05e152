import { startCluster, type SandboxCluster } from '@kaito-portal/sandbox';
import { mockServices } from '@backstage/backend-test-utils';
import { UndiciClusterTransport } from '../../clusters/UndiciClusterTransport';
import { eventually } from '../__testUtils__/eventually';
import { ClusterSupervisor } from '../ClusterSupervisor';
import { WATCHED_KINDS } from '../kinds';
import { connectionTo, workspace } from './__testUtils__/FaultFleet';
import { SHORT_SETTINGS } from './__testUtils__/settings';
import { useFleet } from './__testUtils__/useFleet';

jest.setTimeout(120_000);

describe('a flood', () => {
  const stage = useFleet();

  it('of 10,000 events in a second is taken in whole, and events about workloads are not kept without bound', async () => {
    const { fleet, north } = stage;
    const { written } = await north.faults.flood({
      count: 10_000,
      make: index => ({
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name: `kept.${index}`, namespace: 'default' },
        involvedObject: {
          kind: 'Workspace',
          name: 'kept',
          namespace: 'default',
        },
        type: 'Warning',
        reason: 'Flood',
        message: `Event ${index}`,
        lastTimestamp: '2026-01-01T00:00:00Z',
      }),
    });
    expect(written).toBe(10_000);
    await eventually(
      () => expect(fleet.names('north', 'Event')).toContain('kept.9999'),
      30_000,
    );
    expect(fleet.kind('Event')).toMatchObject({
      state: 'synced',
      objectCount: 2_000,
    });
  });

  it('of changes to workloads ends with the last of each', async () => {
    const { fleet, north } = stage;
    await north.faults.flood({
      count: 2_000,
      make: index => ({
        ...workspace(`w-${index % 100}`),
        metadata: {
          name: `w-${index % 100}`,
          namespace: 'default',
          labels: { round: String(Math.floor(index / 100)) },
        },
      }),
    });
    const rounds = () =>
      fleet
        .now()
        .objects('Workspace')
        .map(({ metadata }) => metadata.labels?.round)
        .filter(round => round === '19').length;
    await eventually(() => expect(rounds()).toBe(100), 30_000);
  });
});

describe('a clock that is wrong', () => {
  const stage = useFleet();

  it.each([
    ['behind', -3 * 3_600_000],
    ['ahead', 3 * 3_600_000],
  ])('in the cluster, by three hours %s, changes nothing', async (_, skew) => {
    const { fleet, north } = stage;
    north.faults.skewClock(skew);
    north.faults.cutStreams();
    north.store.create(workspace('skewed'));
    await eventually(() => expect(fleet.names()).toContain('skewed'));
    await fleet.isBack();
    const age = Date.now() - Date.parse(fleet.now().asOf!);
    expect(age).toBeGreaterThanOrEqual(0);
    expect(age).toBeLessThan(10_000);
    north.store.delete('Workspace', 'skewed', 'default');
    await eventually(() => expect(fleet.names()).toEqual(['kept']));
  });
});

describe('the end', () => {
  const ECOSYSTEM = [
    'Kustomization',
    'HelmRelease',
    'Application',
    'Gateway',
    'HTTPRoute',
    'InferencePool',
    'ScaledObject',
  ];
  let cluster: SandboxCluster;

  beforeAll(async () => {
    cluster = await startCluster({
      name: 'many',
      pace: 10_000,
      installedKinds: ECOSYSTEM,
    });
  });
  afterAll(() => cluster.stop());

  const sockets = () =>
    process
      .getActiveResourcesInfo()
      .filter(name => /TCPSocket|TLSWrap|TCPWRAP$/.test(name)).length;

  it('with 500 open streams comes within seconds and leaves nothing behind', async () => {
    const before = sockets();
    const clusters = Math.ceil(500 / WATCHED_KINDS.length);
    const entries = Array.from({ length: clusters }, (_, index) =>
      connectionTo(`c${index}`, cluster),
    );
    const transport = new UndiciClusterTransport(entries);
    const supervisor = new ClusterSupervisor({
      clusters: entries,
      transport,
      logger: mockServices.logger.mock(),
      settings: SHORT_SETTINGS,
    });
    supervisor.start();
    await eventually(
      () =>
        expect(supervisor.snapshots().map(({ state }) => state)).toEqual(
          entries.map(() => 'live'),
        ),
      60_000,
    );
    await eventually(() =>
      expect(cluster.faults.openStreams()).toBeGreaterThanOrEqual(500),
    );
    const started = Date.now();
    await supervisor.stop();
    await transport.close();
    expect(Date.now() - started).toBeLessThan(5_000);
    await eventually(() => {
      expect(cluster.faults.openStreams()).toBe(0);
      expect(sockets()).toBeLessThanOrEqual(before);
    });
  });
});
