import { mockServices } from '@backstage/backend-test-utils';
import { FakeClock, settle } from './__testUtils__/FakeClock';
import { workspace } from './__testUtils__/objects';
import { ScriptedApi, type ScriptedRequest } from './__testUtils__/ScriptedApi';
import { ClusterWatch } from './ClusterWatch';
import { FleetBroadcast } from './FleetBroadcast';
import type { FleetEvent } from './FleetFeed';
import { WATCHED_KINDS } from './kinds';

const kinds = WATCHED_KINDS.filter(({ kind }) =>
  ['Workspace', 'Node'].includes(kind),
);

const newer = (name: string) =>
  workspace(name, { metadata: { resourceVersion: '11' } });

describe('ClusterWatch', () => {
  let watch: ScriptedApi;
  let probe: ScriptedApi;
  let clock: FakeClock;
  let events: FleetEvent[];
  let cluster: ClusterWatch;
  let feed: FleetBroadcast;
  const logger = mockServices.logger.mock();

  beforeEach(() => {
    watch = new ScriptedApi();
    probe = new ScriptedApi();
    clock = new FakeClock();
    events = [];
    feed = new FleetBroadcast(logger, () => cluster.current());
    cluster = new ClusterWatch({
      name: 'a',
      title: 'Cluster A',
      get: { watch: watch.get, probe: probe.get },
      clock,
      logger,
      kinds,
      watchSeconds: () => 300,
      publish: event => feed.publish(event),
      signal: () => {},
    });
    cluster.start();
  });
  afterEach(() => cluster.stop());

  /** Answers probe, lists and version; gives the open watches. */
  async function live(): Promise<ScriptedRequest[]> {
    await (await probe.next()).answer(200, 'ok');
    const requests = [await watch.next(), await watch.next()];
    const byPath = (path: string) =>
      requests.find(request => request.path.includes(path))!;
    await byPath('workspaces').list([workspace('x')]);
    await byPath('/nodes').list([
      { metadata: { name: 'n1', uid: 'n1', resourceVersion: '1' } },
    ]);
    const open: ScriptedRequest[] = [];
    for (const request of watch.requests.slice(2)) {
      if (request.path === '/version') {
        await request.answer(200, { gitVersion: 'v1.33.1' });
      } else {
        await request.open();
        open.push(request);
      }
    }
    await settle();
    return open;
  }

  it('starts out as starting', () => {
    expect(cluster.snapshot()).toMatchObject({
      name: 'a',
      title: 'Cluster A',
      state: 'starting',
      asOf: null,
      kubernetesVersion: null,
    });
  });

  it('is live once each kind is in step', async () => {
    await live();
    const snapshot = cluster.snapshot();
    expect(snapshot).toMatchObject({
      state: 'live',
      message: null,
      kubernetesVersion: 'v1.33.1',
    });
    expect(snapshot.kinds.map(k => [k.kind, k.state, k.objectCount])).toEqual([
      ['Workspace', 'synced', 1],
      ['Node', 'synced', 1],
    ]);
    expect(snapshot.object('Workspace', 'search', 'x')).toMatchObject({
      kind: 'Workspace',
    });
    expect(snapshot.objects('Node')).toEqual([
      expect.objectContaining({ kind: 'Node', apiVersion: 'v1' }),
    ]);
  });

  it('is unreachable within ten seconds, though its streams are merely silent, and keeps its rows', async () => {
    await live();
    await clock.advance(1);
    const since = clock.now();
    // From here on nothing answers: packets are dropped.
    await clock.advance(9_999);
    const snapshot = cluster.snapshot();
    expect(snapshot.state).toBe('unreachable');
    expect(snapshot.message).toMatch(/did not answer in time/);
    expect(snapshot.objects('Workspace')).toHaveLength(1);
    expect(Date.parse(snapshot.asOf!)).toBeLessThanOrEqual(since);
    expect(Date.parse(snapshot.since!)).toBeGreaterThan(since);
    expect(snapshot.kinds.map(k => k.state)).toEqual(['stale', 'stale']);
  });

  it('reads everything anew when the cluster is back', async () => {
    const open = await live();
    await clock.advance(10_000);
    expect(cluster.snapshot().state).toBe('unreachable');
    // The probes that ran into their time limit.
    while (probe.waiting > 0) {
      await probe.next();
    }
    const seen = watch.requests.length;
    await clock.advance(4_000);
    await (await probe.next()).answer(200, 'ok');
    expect(open.every(request => request.signal.aborted)).toBe(true);
    expect(cluster.snapshot().state).toBe('partial');
    const lists = watch.requests
      .slice(seen)
      .filter(request => request.path !== '/version');
    expect(lists.map(request => request.query('watch'))).toEqual([null, null]);
    await lists[0].list([]);
    await lists[1].list([]);
    expect(cluster.snapshot().state).toBe('live');
    expect(cluster.snapshot().objects('Workspace')).toEqual([]);
  });

  it('stays as fresh as its last answered probe', async () => {
    await live();
    await clock.advance(4_000);
    await (await probe.next()).answer(200, 'ok');
    expect(cluster.snapshot().asOf).toBe(new Date(clock.now()).toISOString());
  });

  it('tells listeners of workloads only, first what is in step', async () => {
    feed.subscribe(event => events.push(event));
    expect(events).toEqual([]);
    const [first, second] = await live();
    const workspaces = first.path.includes('workspaces') ? first : second;
    await workspaces.event('ADDED', newer('y'));
    await workspaces.event('DELETED', newer('x'));
    const brief = (event: FleetEvent) =>
      event.type === 'listed'
        ? `listed ${event.objects.map(o => o.metadata.name)}`
        : `${event.type} ${event.object.metadata.name}`;
    expect(events.map(brief)).toEqual(['listed x', 'upserted y', 'deleted x']);
    expect(events[0]).toMatchObject({ cluster: 'a', kind: 'Workspace' });
    const late: FleetEvent[] = [];
    const unsubscribe = feed.subscribe(event => late.push(event));
    expect(late.map(brief)).toEqual(['listed y']);
    unsubscribe();
    await workspaces.event('ADDED', newer('z'));
    expect(late).toHaveLength(1);
    expect(events).toHaveLength(4);
  });

  it('gives a late listener no kind that is not in step', async () => {
    const [first, second] = await live();
    await Promise.all([first.cut(), second.cut()]);
    feed.subscribe(event => events.push(event));
    expect(events).toEqual([]);
  });

  it('does not let one listener harm another', async () => {
    feed.subscribe(() => {
      throw new Error('mine');
    });
    feed.subscribe(event => events.push(event));
    await live();
    expect(events).toHaveLength(1);
    expect(logger.error).toHaveBeenCalled();
  });
});
