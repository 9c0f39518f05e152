import { mockServices } from '@backstage/backend-test-utils';
import { startCluster, type SandboxCluster } from '@kaito-portal/sandbox';
import { startKubernetesPlugin } from '../clusters/__testUtils__/startKubernetesPlugin';
import { UndiciClusterTransport } from '../clusters/UndiciClusterTransport';
import { eventually } from './__testUtils__/eventually';
import { ClusterSupervisor } from './ClusterSupervisor';

jest.setTimeout(60_000);

const LATE_MS = 3_000;

describe('a cluster behind a proxy of Backstage', () => {
  let north: SandboxCluster;
  let plugin: Awaited<ReturnType<typeof startKubernetesPlugin>>;
  let transport: UndiciClusterTransport;
  let supervisor: ClusterSupervisor;

  beforeAll(async () => {
    north = await startCluster({ name: 'north', pace: 100 });
    plugin = await startKubernetesPlugin(north, [
      { name: 'north', authProvider: 'serviceAccount' },
    ]);
    const clusters = await plugin.source.listClusters();
    transport = new UndiciClusterTransport(clusters);
    supervisor = new ClusterSupervisor({
      clusters,
      transport,
      logger: mockServices.logger.mock(),
      settings: { lateMs: LATE_MS, probeIntervalMs: 500 },
    });
    supervisor.start();
  });
  afterAll(async () => {
    await supervisor.stop();
    await transport.close();
    await plugin.stop();
    await north.stop();
  });

  const now = () => supervisor.snapshots()[0];
  const names = () =>
    now()
      .objects('Workspace')
      .map(({ metadata }) => metadata.name);
  const create = (name: string) =>
    north.store.create({
      apiVersion: 'kaito.sh/v1beta1',
      kind: 'Workspace',
      metadata: { name, namespace: 'default' },
      resource: { labelSelector: { matchLabels: { apps: name } } },
      inference: { preset: { name: 'phi-4' } },
    });

  it('is live while nothing happens in it, and tells what does', async () => {
    await eventually(() => expect(now().state).toBe('live'));
    await new Promise(resolve => setTimeout(resolve, LATE_MS + 2_000));
    expect(now()).toMatchObject({ state: 'live', message: null });
    create('first');
    await eventually(() => expect(names()).toEqual(['first']));
  });

  it('is unreachable when the proxy says so, and is read anew when it is back', async () => {
    await north.faults.refuseConnections(true);
    await eventually(() => expect(now().state).toBe('unreachable'));
    expect(now().message).toMatch(/cannot be reached by the proxy.*\(500\)/);
    expect(names()).toEqual(['first']);
    create('meanwhile');
    await north.faults.refuseConnections(false);
    await eventually(() => expect(now().state).toBe('live'), 20_000);
    await eventually(() =>
      expect(names().sort()).toEqual(['first', 'meanwhile']),
    );
  });
});
