import { eventually } from '../__testUtils__/eventually';
import { useFleet } from './__testUtils__/useFleet';

jest.setTimeout(90_000);

describe('an API server that is busy', () => {
  const stage = useFleet();

  it('429: waits as long as it is asked to', async () => {
    const { fleet, north } = stage;
    const asked = jest.spyOn(north.faults, 'refusalFor');
    const count = () =>
      asked.mock.calls.filter(([target]) => /workspaces/.test(target)).length;
    north.faults.force({ status: 429, retryAfter: 3, match: /workspaces/ });
    north.faults.cutStreams(/workspaces/);
    await fleet.kindIs('Workspace', 'stale', /slow down .*\(429\)/);
    const first = count();
    await new Promise(done => setTimeout(done, 2_000));
    expect(count()).toBe(first);
    north.faults.clear();
    await fleet.isBack();
    asked.mockRestore();
  });

  it.each([500, 503, 502] as const)(
    '%i on resources is told of the kinds, once',
    async status => {
      const { fleet, north } = stage;
      north.faults.force({ status, match: /^\/api/ });
      north.faults.cutStreams();
      await fleet.kindIs('Pod', 'stale', new RegExp(`answered ${status}`));
      await fleet.is('partial', new RegExp(`answered ${status}`));
      await new Promise(done => setTimeout(done, 1_500));
      expect(fleet.lines.filter(line => line.includes('partial'))).toHaveLength(
        1,
      );
      north.faults.clear();
      await fleet.isBack();
    },
  );

  it('500 on /readyz while streams go on: it says so, and claims to be current no more', async () => {
    const { fleet, north } = stage;
    north.faults.force({ status: 500, match: /^\/readyz/ });
    await fleet.is('partial', /not ready \(500: poststarthook\/rbac/);
    expect(fleet.kind('Workspace').state).toBe('synced');
    north.faults.clear();
    await eventually(() => expect(fleet.now().state).toBe('live'));
  });
});
