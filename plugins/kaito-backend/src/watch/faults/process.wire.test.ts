import {
  startClusterProcess,
  type ClusterInProcess,
  type SandboxCluster,
} from '@kaito-portal/sandbox';
import { eventually } from '../__testUtils__/eventually';
import { systemClock } from '../Clock';
import { FaultFleet, startNamed, workspace } from './__testUtils__/FaultFleet';
import { Vigil } from './__testUtils__/Vigil';

jest.setTimeout(120_000);

describe('a cluster in a process of its own', () => {
  let north: ClusterInProcess;
  let south: SandboxCluster;
  let fleet: FaultFleet;

  beforeAll(async () => {
    north = await startClusterProcess({ name: 'north', pace: 10_000 });
    await north.store.create(workspace('kept'));
    south = await startNamed('south', 'steady');
    fleet = new FaultFleet(south, north);
    await fleet.isBack();
  });
  afterAll(async () => {
    await fleet.stop();
    await north.stop();
    await south.stop();
  });

  it('is suspended and goes on as if nothing had happened', async () => {
    await fleet.keepWatch();
    const before = fleet.now();
    north.suspend();
    await fleet.is('unreachable', /did not answer in time/);
    expect(fleet.kind('Workspace')).toMatchObject({ state: 'stale' });
    const { asOf } = fleet.now();
    expect(Date.parse(asOf!) - Date.parse(before.asOf!)).toBeLessThan(1_000);
    await new Promise(done => setTimeout(done, 2_000));
    expect(fleet.now().asOf).toBe(asOf);
    north.resume();
    await fleet.isBack();
    await north.store.create(workspace('awake'));
    await eventually(() => expect(fleet.names()).toEqual(['awake', 'kept']));
    await fleet.checkWatch();
  });

  it('is killed without a word', async () => {
    await fleet.keepWatch();
    await north.kill();
    await fleet.is('unreachable', /refuses connections|cut the connection/);
    expect(fleet.names()).toContain('kept');
    await fleet.checkWatch();
  });
});

describe('a portal that is suspended', () => {
  let north: SandboxCluster;
  let south: SandboxCluster;
  let fleet: FaultFleet;
  /** What a process sees of having been stopped: its clock is further at the next look. */
  let missedMs = 5 * 60_000;

  beforeAll(async () => {
    north = await startNamed('north', 'kept');
    south = await startNamed('south', 'steady');
    fleet = new FaultFleet(south, north, {
      clock: { ...systemClock, now: () => Date.now() - missedMs },
    });
    await fleet.isBack();
  });
  afterAll(async () => {
    await fleet.stop();
    await north.stop();
    await south.stop();
  });

  it('trusts no stream when it wakes, and reads every kind of every cluster anew', async () => {
    /** One for each kind that is followed: none is left over, none is missing. */
    const oneEach = () =>
      eventually(() =>
        expect(north.faults.openStreams()).toBe(
          fleet.now().kinds.filter(({ state }) => state === 'synced').length,
        ),
      );
    await oneEach();
    fleet.events.length = 0;
    fleet.lines.length = 0;
    const rows = new Vigil(() => fleet.now(), ['kept']);
    missedMs = 0;
    await eventually(() =>
      expect(fleet.events).toContainEqual(
        expect.objectContaining({ type: 'listed', kind: 'Workspace' }),
      ),
    );
    await fleet.isBack();
    await oneEach();
    rows.end();
    expect([...rows.missed]).toEqual([]);
    expect(Date.now() - Date.parse(fleet.now().asOf!)).toBeLessThan(60_000);
    expect(fleet.lines.length).toBeLessThanOrEqual(2);
  });
});
