import { mockServices } from '@backstage/backend-test-utils';
import type { ClusterEntry } from '@kaito-portal/backstage-plugin-kaito-node';
import { startCluster, type SandboxCluster } from '@kaito-portal/sandbox';
import { UndiciClusterTransport } from '../clusters/UndiciClusterTransport';
import { eventually } from './__testUtils__/eventually';
import { ClusterSupervisor } from './ClusterSupervisor';
import type { FleetEvent } from './FleetFeed';
import type { FleetSignal } from './FleetSignals';

jest.setTimeout(60_000);

const workspace = (name: string) => ({
  apiVersion: 'kaito.sh/v1beta1',
  kind: 'Workspace',
  metadata: { name, namespace: 'default' },
  resource: {
    instanceType: 'Standard_NC24ads_A100_v4',
    labelSelector: { matchLabels: { apps: name } },
  },
  inference: { preset: { name: 'microsoft/phi-4-mini-instruct' } },
});

describe('clusters that come and go', () => {
  const running: SandboxCluster[] = [];
  let transport: UndiciClusterTransport;
  let supervisor: ClusterSupervisor;
  let events: FleetEvent[];
  let signals: FleetSignal[];

  const start = async (name: string) => {
    const cluster = await startCluster({ name, pace: 100 });
    running.push(cluster);
    return cluster;
  };
  const entry = (
    cluster: SandboxCluster,
    overrides: object = {},
  ): ClusterEntry => ({
    name: 'north',
    url: cluster.url,
    tls: { ca: cluster.caPem },
    token: async () => cluster.tokens.reader,
    ...overrides,
  });
  const supervise = (...clusters: ClusterEntry[]) => {
    transport = new UndiciClusterTransport(clusters);
    supervisor = new ClusterSupervisor({
      clusters,
      transport,
      logger: mockServices.logger.mock(),
    });
    events = [];
    signals = [];
    supervisor.feed.subscribe(event => events.push(event));
    supervisor.signals.subscribe(signal => signals.push(signal));
    supervisor.start();
  };
  const snapshot = (name: string) =>
    supervisor.snapshots().find(found => found.name === name);
  const names = (cluster: string) =>
    snapshot(cluster)
      ?.objects('Workspace')
      .map(({ metadata }) => metadata.name);
  const live = (name: string) =>
    eventually(() => expect(snapshot(name)?.state).toBe('live'));

  afterEach(async () => {
    await supervisor.stop();
    await transport.close();
    await Promise.all(running.splice(0).map(cluster => cluster.stop()));
  });

  it('watches one that comes and forgets one that goes, and leaves the other alone', async () => {
    const [north, south] = [await start('north'), await start('south')];
    north.store.create(workspace('n'));
    south.store.create(workspace('s'));
    supervise(entry(north));
    await live('north');
    const untouched = signals.length;

    supervisor.update([entry(north), entry(south, { name: 'south' })]);
    await live('south');
    expect(names('south')).toEqual(['s']);

    events.length = 0;
    supervisor.update([entry(north)]);
    expect(supervisor.snapshots().map(({ name }) => name)).toEqual(['north']);
    expect(signals.at(-1)).toEqual({ type: 'removed', cluster: 'south' });
    await expect(
      transport.request('south', { method: 'GET', path: '/version' }),
    ).rejects.toThrow(/There is no cluster south/);
    const told = signals.length;
    south.store.create(workspace('unseen'));
    north.store.create(workspace('seen'));
    await eventually(() => expect(names('north')).toContain('seen'));
    // Nothing was deleted: the portal only stopped looking.
    expect(
      events.filter(({ cluster }) => cluster === 'south').map(e => e.type),
    ).toEqual([]);
    expect(signals.slice(told).map(s => s.cluster)).not.toContain('south');
    expect(
      signals
        .slice(untouched)
        .filter(s => s.cluster === 'north' && s.type === 'state'),
    ).toEqual([]);
  });

  it('meets one again that had gone, with what happened meanwhile', async () => {
    const north = await start('north');
    north.store.create(workspace('a'));
    supervise(entry(north));
    await live('north');
    supervisor.update([]);
    north.store.create(workspace('b'));
    supervisor.update([entry(north)]);
    await eventually(() => expect(names('north')?.sort()).toEqual(['a', 'b']));
  });

  it('connects anew when the authority is put right, without blanking', async () => {
    const [north, other] = [await start('north'), await start('other')];
    north.store.create(workspace('kept'));
    supervise(entry(north));
    await live('north');

    supervisor.update([entry(north, { tls: { ca: other.caPem } })]);
    await eventually(() =>
      expect(snapshot('north')?.state).toBe('unreachable'),
    );
    expect(snapshot('north')?.message).toMatch(/authority/);
    expect(names('north')).toEqual(['kept']);

    supervisor.update([entry(north)]);
    await live('north');
    expect(names('north')).toEqual(['kept']);
  });

  it('reads what lives at a new address in the place of what was known', async () => {
    const [old, next] = [await start('old'), await start('next')];
    old.store.create(workspace('old'));
    next.store.create(workspace('new'));
    supervise(entry(old));
    await live('north');
    supervisor.update([entry(next)]);
    expect(names('north')).toEqual(['old']);
    await eventually(() => expect(names('north')).toEqual(['new']));
    await live('north');
  });

  it('says what its source says to look at, also when it just does not answer', async () => {
    const north = await start('north');
    supervise(entry(north, { hint: 'It is a private cluster.' }));
    await live('north');
    expect(snapshot('north')?.message).toBeNull();
    north.faults.silence(true);
    await eventually(() =>
      expect(snapshot('north')).toMatchObject({
        state: 'unreachable',
        message: expect.stringMatching(/in time.*It is a private cluster\.$/),
      }),
    );
  });

  it('takes a new token without connecting anew', async () => {
    const north = await start('north');
    supervise(entry(north, { token: async () => 'wrong' }));
    await eventually(() =>
      expect(snapshot('north')?.state).toBe('unauthorized'),
    );
    supervisor.update([entry(north)]);
    await live('north');
  });

  it('goes on with a cluster whose description has become unusable, and says so', async () => {
    const north = await start('north');
    north.store.create(workspace('kept'));
    supervise(entry(north));
    await live('north');
    supervisor.update([
      { name: 'north', problem: 'caFile cannot be read (ENOENT).' },
      { name: 'broken', problem: 'url is missing.' },
    ]);
    expect(snapshot('broken')).toMatchObject({ state: 'misconfigured' });
    expect(snapshot('north')).toMatchObject({
      state: 'live',
      message: expect.stringMatching(/connection from before is kept.*ENOENT/),
    });
    north.store.create(workspace('later'));
    await eventually(() => expect(names('north')).toContain('later'));
    supervisor.update([entry(north, { title: 'North' })]);
    expect(snapshot('north')).toMatchObject({ title: 'North', message: null });
  });
});
