import type { SandboxCluster } from '@kaito-portal/sandbox';
import { eventually } from '../__testUtils__/eventually';
import { FaultFleet, startNamed, workspace } from './__testUtils__/FaultFleet';

jest.setTimeout(90_000);

const REFUSED = /refuses the portal's credentials \(401\)/;

describe('a token that is refused', () => {
  let north: SandboxCluster;
  let south: SandboxCluster;
  let fleet: FaultFleet;

  beforeAll(async () => {
    north = await startNamed('north', 'kept');
    south = await startNamed('south', 'steady');
  });
  afterEach(async () => {
    await fleet.checkWatch();
    await fleet.stop();
  });
  afterAll(async () => {
    await north.stop();
    await south.stop();
  });

  it('is renewed once, and nobody notices', async () => {
    let mounted = north.tokens.reader;
    let inMemory = mounted;
    const renewToken = jest.fn(async () => {
      inMemory = mounted;
      return inMemory;
    });
    fleet = new FaultFleet(south, north, {
      connection: { token: async () => inMemory, renewToken },
    });
    await fleet.isBack();
    await fleet.keepWatch();
    mounted = north.faults.renewToken('reader');
    north.faults.cutStreams();
    north.store.create(workspace('new'));
    await eventually(() => expect(fleet.names()).toEqual(['kept', 'new']));
    await fleet.isBack();
    north.store.delete('Workspace', 'new', 'default');
    expect(renewToken).toHaveBeenCalledTimes(1);
    expect(fleet.lines.join()).not.toMatch(/unauthorized/);
    expect(fleet.kind('Workspace')).toMatchObject({ state: 'synced' });
  });

  it('is reported when it stays refused, without asking for another all the time, and works once it is let in', async () => {
    let token = north.tokens.reader;
    const renewToken = jest.fn(async () => token);
    fleet = new FaultFleet(south, north, {
      connection: { token: async () => token, renewToken },
    });
    await fleet.isBack();
    await fleet.keepWatch();
    const fresh = north.faults.renewToken('reader');
    north.faults.cutStreams();
    await fleet.is('unauthorized', REFUSED);
    expect(fleet.names()).toEqual(['kept']);
    // Twenty kinds and a probe, again and again.
    await new Promise(done => setTimeout(done, 2_000));
    expect(renewToken).toHaveBeenCalledTimes(1);
    expect(
      fleet.lines.filter(line => line.includes('unauthorized')),
    ).toHaveLength(1);
    expect(JSON.stringify([fleet.now(), fleet.lines])).not.toContain(token);
    token = fresh;
    await fleet.isBack();
  });

  it('is reported when it never worked', async () => {
    fleet = new FaultFleet(south, north, {
      connection: { token: async () => 'sekret' },
    });
    await fleet.is('unauthorized', REFUSED);
    expect(fleet.now().asOf).toBeNull();
    await fleet.keepWatch([]);
  });
});
