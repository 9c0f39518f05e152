import dns from 'node:dns';
import { FaultFleet } from './__testUtils__/FaultFleet';
import { useFleet } from './__testUtils__/useFleet';

jest.setTimeout(90_000);

describe('faults of the connection', () => {
  const stage = useFleet();

  it('a cluster that goes down keeps its rows and their age, and is said to be down once', async () => {
    const { fleet, north } = stage;
    const before = Date.now();
    await north.faults.refuseConnections(true);
    await fleet.is('unreachable', /north refuses connections/);
    expect(fleet.kind('Workspace')).toMatchObject({
      state: 'stale',
      objectCount: 1,
    });
    const { asOf } = fleet.now();
    expect(Date.parse(asOf!)).toBeLessThan(before + 1_000);
    // Time for many retries.
    await new Promise(done => setTimeout(done, 3_000));
    expect(fleet.now().asOf).toBe(asOf);
    const away = fleet.lines.filter(line => line.includes('unreachable'));
    expect(away).toEqual([
      expect.stringMatching(/^warn Cluster north is unreachable\. .*refuses/),
    ]);
    const known = fleet.lines.length;
    expect(known).toBeLessThanOrEqual(2);
    await north.faults.refuseConnections(false);
    await fleet.isBack();
    expect(fleet.lines.length).toBeLessThanOrEqual(known + 2);
    expect(fleet.lines.at(-1)).toBe('info Cluster north is live');
  });

  it('TCP that is accepted and then silent', async () => {
    const { fleet, north } = stage;
    north.faults.acceptSilently(true);
    await fleet.is('unreachable', /did not answer in time/);
    expect(fleet.names()).toEqual(['kept']);
    north.faults.acceptSilently(false);
    await fleet.isBack();
  });

  it('sockets that stay open without a word', async () => {
    const { fleet, north } = stage;
    north.faults.silence(true);
    await fleet.is('unreachable', /did not answer in time/);
    expect(fleet.names()).toEqual(['kept']);
    north.faults.silence(false);
    await fleet.isBack();
  });

  it('one byte a second', async () => {
    const { fleet, north } = stage;
    north.faults.trickle(1);
    await fleet.is('unreachable', /did not answer in time/);
    expect(fleet.names()).toEqual(['kept']);
    north.faults.trickle(0);
    await fleet.isBack();
  });

  it('one kind at one byte a second, while the cluster answers', async () => {
    const { fleet, north } = stage;
    north.faults.trickle(1, /workspaces/);
    north.store.modify('Workspace', 'kept', 'default', draft => {
      draft.metadata.labels = { touched: 'yes' };
    });
    await fleet.kindIs('Workspace', 'stale', /too slowly: \d+ bytes in/);
    await fleet.is('partial', /Not in step: Workspace\. .*too slowly/);
    expect(fleet.kind('Node').state).toBe('synced');
    north.faults.trickle(0);
    await fleet.isBack();
  });

  it('every answer too late', async () => {
    const { fleet, north } = stage;
    north.faults.slow(3_000);
    await fleet.is('unreachable', /did not answer in time/);
    expect(fleet.names()).toEqual(['kept']);
    north.faults.slow(0);
    await fleet.isBack();
  });
});

describe('a cluster that cannot be reached from the start', () => {
  const stage = useFleet();

  /** A second portal that has never heard of the north. */
  async function withNewPortal(
    connection: object,
    act: (fleet: FaultFleet) => Promise<void>,
  ) {
    const fleet = new FaultFleet(stage.south, stage.north, { connection });
    try {
      await act(fleet);
      await fleet.keepWatch();
      await fleet.checkWatch();
    } finally {
      await fleet.stop();
    }
  }

  it('is down, and appears when it comes up', async () => {
    await stage.north.faults.refuseConnections(true);
    await withNewPortal({}, async fleet => {
      await fleet.is('unreachable', /refuses connections/);
      expect(fleet.now()).toMatchObject({ asOf: null });
      expect(fleet.kind('Workspace')).toMatchObject({ state: 'unreachable' });
      await stage.north.faults.refuseConnections(false);
      await fleet.isBack();
      expect(fleet.names()).toEqual(['kept']);
    });
  });

  it('has a name that DNS does not know, until it does, and loses it again', async () => {
    const { port } = new URL(stage.north.url);
    const connection = {
      url: `https://north.test:${port}`,
      tls: { ca: stage.north.caPem, serverName: 'localhost' },
    };
    const real = dns.lookup;
    let known = false;
    const lookup = jest.spyOn(dns, 'lookup').mockImplementation(((
      name: string,
      options: dns.LookupOptions,
      done: (...found: unknown[]) => void,
    ) => {
      if (name !== 'north.test') {
        (real as Function)(name, options, done);
      } else if (!known) {
        const error = new Error(`getaddrinfo ENOTFOUND ${name}`);
        process.nextTick(done, Object.assign(error, { code: 'ENOTFOUND' }));
      } else if (options.all) {
        process.nextTick(done, null, [{ address: '127.0.0.1', family: 4 }]);
      } else {
        process.nextTick(done, null, '127.0.0.1', 4);
      }
    }) as unknown as typeof dns.lookup);
    try {
      await withNewPortal(connection, async fleet => {
        await fleet.is('unreachable', /host name that cannot be found.*DNS/);
        known = true;
        await fleet.isBack();
        known = false;
        // Connections there are need no name; new ones do.
        await stage.north.faults.refuseConnections(true);
        await stage.north.faults.refuseConnections(false);
        await fleet.is('unreachable', /host name that cannot be found/);
        expect(fleet.names()).toEqual(['kept']);
        known = true;
        await fleet.isBack();
      });
    } finally {
      lookup.mockRestore();
    }
  });
});
