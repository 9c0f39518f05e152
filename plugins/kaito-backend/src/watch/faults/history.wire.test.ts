import { eventually } from '../__testUtils__/eventually';
import { workspace } from './__testUtils__/FaultFleet';
import { useFleet } from './__testUtils__/useFleet';

jest.setTimeout(90_000);

const WATCH = /workspaces.*watch=true/;

describe('history that is gone, or another one', () => {
  const stage = useFleet();
  const uid = () =>
    stage.fleet.now().object('Workspace', 'default', 'twin')?.metadata.uid;

  const follows = async (name: string) => {
    const { fleet, north } = stage;
    north.store.create(workspace(name));
    await eventually(() => expect(fleet.names()).toContain(name));
    north.store.delete('Workspace', name, 'default');
    await eventually(() => expect(fleet.names()).not.toContain(name));
  };

  it('410 at the start of a watch, as a status', async () => {
    const { fleet, north } = stage;
    north.faults.force({ status: 410, match: WATCH, times: 2 });
    north.faults.cutStreams(WATCH);
    await fleet.kindIs('Workspace', 'stale', /./);
    expect(fleet.names()).toEqual(['kept']);
    await fleet.isBack();
    await follows('a');
  });

  it('410 at the start of a watch, in the stream', async () => {
    const { fleet, north } = stage;
    north.store.create(workspace('unseen'));
    north.faults.forgetWrites();
    north.faults.cutStreams();
    await eventually(() => expect(fleet.names()).toContain('unseen'));
    north.store.delete('Workspace', 'unseen', 'default');
    await fleet.isBack();
    await follows('b');
  });

  it('410 in the middle of a watch', async () => {
    const { fleet, north } = stage;
    expect(north.faults.expireStreams(WATCH)).toBe(1);
    await eventually(() =>
      expect(fleet.events).toContainEqual(
        expect.objectContaining({ type: 'listed', kind: 'Workspace' }),
      ),
    );
    await fleet.isBack();
    await follows('c');
  });

  it('410 again and again: rows stay current, and the log stays calm', async () => {
    const { fleet, north } = stage;
    north.faults.newWatches('expired');
    north.faults.expireStreams();
    await fleet.kindIs('Workspace', 'stale', /no longer holds the history/);
    await fleet.is('partial', /Not in step: Workspace, .*\(410\)/);
    north.store.create(workspace('in-the-storm'));
    await eventually(() => expect(fleet.names()).toContain('in-the-storm'));
    await new Promise(done => setTimeout(done, 3_000));
    expect(fleet.lines.length).toBeLessThanOrEqual(3);
    north.faults.newWatches('served');
    await fleet.isBack();
    north.store.delete('Workspace', 'in-the-storm', 'default');
    await follows('d');
  });

  it('resource versions that went back, as after a restore', async () => {
    const { fleet, north } = stage;
    for (let i = 0; i < 20; i++) {
      north.store.modify('Workspace', 'kept', 'default', draft => {
        draft.metadata.labels = { round: String(i) };
      });
    }
    await eventually(() =>
      expect(
        fleet.now().object('Workspace', 'default', 'kept')?.metadata.labels,
      ).toEqual({ round: '19' }),
    );
    await north.restart({ resourceVersion: 'lower' });
    north.store.create(workspace('after-restore'));
    await eventually(() => expect(fleet.names()).toContain('after-restore'));
    north.store.delete('Workspace', 'after-restore', 'default');
    await fleet.isBack();
    await follows('e');
  });

  it('deleted and created again under one name between two lists', async () => {
    const { fleet, north } = stage;
    north.store.create(workspace('twin'));
    await eventually(() => expect(uid()).toBeDefined());
    const first = uid();
    await north.faults.refuseConnections(true);
    await fleet.is('unreachable', /refuses/);
    north.store.delete('Workspace', 'twin', 'default');
    north.store.create(workspace('twin'));
    await north.faults.refuseConnections(false);
    await eventually(() => expect(uid()).not.toBe(first));
    expect(fleet.names()).toEqual(['kept', 'twin']);
    north.store.delete('Workspace', 'twin', 'default');
    await fleet.isBack();
  });

  it('a continue token that expires in the middle of a list', async () => {
    const { fleet, north } = stage;
    // More than a page of 500.
    for (let i = 0; i < 600; i++) {
      north.store.create({
        apiVersion: 'v1',
        kind: 'Node',
        metadata: { name: `node-${i}` },
      });
    }
    const count = north.store.list('Node').length;
    await eventually(() => expect(fleet.kind('Node').objectCount).toBe(count));
    north.faults.expirePages();
    north.faults.forgetWrites();
    north.faults.cutStreams(/nodes/);
    north.store.delete('Node', 'node-0');
    await eventually(() =>
      expect(fleet.kind('Node').objectCount).toBe(count - 1),
    );
    await fleet.isBack();
  });
});
