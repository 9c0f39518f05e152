import { eventually } from '../__testUtils__/eventually';
import { workspace } from './__testUtils__/FaultFleet';
import { useFleet } from './__testUtils__/useFleet';

jest.setTimeout(90_000);

describe('a server that starts again', () => {
  const stage = useFleet();

  it('says five different things in a row, and none of them blanks a row', async () => {
    const { fleet, north } = stage;
    const restarted = north.restart({
      graceMs: 2_000,
      downMs: 1_500,
      warmUpRequests: 30,
    });
    // Asked to leave: the port is closed, the watches are open and silent.
    await fleet.is('unreachable', /refuses connections|cut the connection/);
    expect(fleet.kind('Workspace')).toMatchObject({
      state: 'stale',
      objectCount: 1,
    });
    await restarted;
    north.store.create(workspace('born-meanwhile'));
    await eventually(
      () => expect(fleet.names()).toEqual(['born-meanwhile', 'kept']),
      60_000,
    );
    await fleet.isBack();
    expect(fleet.events.some(({ type }) => type === 'deleted')).toBe(false);
    north.store.delete('Workspace', 'born-meanwhile', 'default');
    await eventually(() => expect(fleet.names()).toEqual(['kept']));
  });

  it('was killed, and is there again at once', async () => {
    const { fleet, north } = stage;
    await north.restart();
    north.store.create(workspace('at-once'));
    await eventually(() => expect(fleet.names()).toContain('at-once'));
    north.store.delete('Workspace', 'at-once', 'default');
    await fleet.isBack();
    await eventually(() => expect(fleet.names()).toEqual(['kept']));
  });
});

describe('a server that leaves and keeps its watches open and silent', () => {
  const stage = useFleet();

  it('is terminating for as long as it says so, and read anew by the portal when it stays', async () => {
    const { fleet, north } = stage;
    north.faults.leave(true);
    await fleet.is('terminating', /north is shutting down/);
    expect(fleet.kind('Workspace')).toMatchObject({
      state: 'stale',
      message: expect.stringMatching(/shutting down/),
    });
    // What was on its way when the server said so still counts.
    await new Promise(done => setTimeout(done, 500));
    const { asOf } = fleet.now();
    north.store.create(workspace('unheard'));
    await new Promise(done => setTimeout(done, 1_500));
    // What is shown claims to be no younger than it is.
    expect(fleet.names()).toEqual(['kept']);
    expect(fleet.now().asOf).toBe(asOf);
    expect(
      fleet.lines.filter(line => line.includes('terminating')),
    ).toHaveLength(1);
    north.faults.leave(false);
    await eventually(() => expect(fleet.names()).toEqual(['kept', 'unheard']));
    await fleet.isBack();
    north.store.delete('Workspace', 'unheard', 'default');
    await eventually(() => expect(fleet.names()).toEqual(['kept']));
  });
});
