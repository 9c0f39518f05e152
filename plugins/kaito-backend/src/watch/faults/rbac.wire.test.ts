import { useFleet } from './__testUtils__/useFleet';

jest.setTimeout(90_000);

describe('rights that are withdrawn and granted', () => {
  const stage = useFleet();

  it('403 on one kind is told of that kind', async () => {
    const { fleet, north } = stage;
    north.faults.withdrawRights('reader', { resources: ['nodes'] });
    north.faults.cutStreams(/\/nodes/);
    await fleet.kindIs(
      'Node',
      'forbidden',
      /may not list and watch nodes \(403\)\. Add get, list and watch/,
    );
    await fleet.is('partial', /^Not in step: Node\. .*ClusterRole/);
    expect(fleet.kind('Workspace').state).toBe('synced');
    north.faults.grantRights('reader');
    await fleet.isBack();
  });

  it('403 on workspaces blanks none of them', async () => {
    const { fleet, north } = stage;
    const known = fleet.kind('Workspace').asOf;
    north.faults.withdrawRights('reader', { resources: ['workspaces'] });
    north.faults.cutStreams(/workspaces/);
    await fleet.kindIs('Workspace', 'forbidden', /workspaces\.kaito\.sh/);
    expect(fleet.kind('Workspace').objectCount).toBe(1);
    expect(Date.parse(fleet.kind('Workspace').asOf!)).toBeGreaterThanOrEqual(
      Date.parse(known!),
    );
    north.faults.grantRights('reader');
    await fleet.isBack();
  });

  it('403 on everything is no outage', async () => {
    const { fleet, north } = stage;
    north.faults.withdrawRights('reader');
    north.faults.cutStreams();
    await fleet.kindIs('Pod', 'forbidden', /pods \(403\)/);
    await fleet.is('partial', /Not in step: Workspace, .*Pod/);
    await new Promise(done => setTimeout(done, 2_000));
    expect(fleet.lines.filter(line => line.includes('partial'))).toHaveLength(
      1,
    );
    north.faults.grantRights('reader');
    await fleet.isBack();
  });
});
