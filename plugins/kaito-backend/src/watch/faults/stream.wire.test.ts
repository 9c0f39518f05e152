import { eventually } from '../__testUtils__/eventually';
import { FaultFleet, workspace } from './__testUtils__/FaultFleet';
import { useFleet } from './__testUtils__/useFleet';

jest.setTimeout(90_000);

const WATCH = /workspaces.*watch=true/;

describe('streams', () => {
  const stage = useFleet();
  const missesNothing = async () => {
    const { fleet, north } = stage;
    north.store.create(workspace('meanwhile'));
    await eventually(() => expect(fleet.names()).toContain('meanwhile'));
    north.store.delete('Workspace', 'meanwhile', 'default');
    await eventually(() => expect(fleet.names()).not.toContain('meanwhile'));
    await fleet.isBack();
  };

  it.each([
    ['are cut', 'cutStreams'],
    ['end in good order', 'endStreams'],
    ['break off in the middle of a line', 'halfLine'],
    ['carry rubbish', 'garbageLine'],
    ['carry bytes that are no UTF-8', 'invalidUtf8'],
  ] as const)('that %s lose nothing', async (_, fault) => {
    const { fleet, north } = stage;
    expect(north.faults[fault](WATCH)).toBe(1);
    await missesNothing();
    expect(JSON.stringify(fleet.now().objects('Workspace'))).not.toContain(
      '\ufffd',
    );
    expect(north.faults[fault]()).toBeGreaterThan(0);
    await missesNothing();
  });

  it('that close at once are said to, and do not stop the rows', async () => {
    const { fleet, north } = stage;
    north.faults.newWatches('ended', WATCH);
    north.faults.endStreams(WATCH);
    await fleet.kindIs('Workspace', 'stale', /ends the watch .* at once/);
    await missesRow();
    expect(fleet.lines.length).toBeLessThanOrEqual(3);
    north.faults.newWatches('served');
    await fleet.isBack();

    async function missesRow() {
      north.store.create(workspace('listed'));
      await eventually(() => expect(fleet.names()).toContain('listed'));
      north.store.delete('Workspace', 'listed', 'default');
      await eventually(() => expect(fleet.names()).not.toContain('listed'));
    }
  });

  it('carry an object of 10 MB, of which no more is kept than is shown', async () => {
    const { fleet, north } = stage;
    north.store.create(workspace('big'));
    await eventually(() => expect(fleet.names()).toContain('big'));
    north.faults.swell('Workspace', 'big', 'default', 10_000_000);
    const revision = () =>
      fleet.now().object('Workspace', 'default', 'big')?.metadata
        .resourceVersion;
    const { resourceVersion } = north.store.get(
      'Workspace',
      'big',
      'default',
    )!.metadata;
    await eventually(() => expect(revision()).toBe(resourceVersion), 20_000);
    const kept = fleet.now().object('Workspace', 'default', 'big');
    expect(JSON.stringify(kept).length).toBeLessThan(100_000);
    expect(fleet.kind('Workspace').state).toBe('synced');
    north.store.delete('Workspace', 'big', 'default');
    await missesNothing();
  });

  it('with a line beyond the limit are ended with a reason, and the kind is listed anew', async () => {
    const { north, south } = stage;
    const small = new FaultFleet(south, north, {
      settings: { maxLineBytes: 100_000 },
    });
    try {
      await small.isBack();
      await small.keepWatch();
      const reasons: string[] = [];
      small.supervisor.signals.subscribe(() => {
        reasons.push(small.kind('Workspace').message ?? '');
      });
      north.store.create(workspace('vast'));
      north.faults.swell('Workspace', 'vast', 'default', 1_000_000);
      await eventually(() =>
        expect(reasons.join()).toMatch(/larger than the 100000 bytes/),
      );
      await eventually(() => expect(small.names()).toContain('vast'));
      await small.isBack();
      await small.checkWatch();
    } finally {
      await small.stop();
      north.store.delete('Workspace', 'vast', 'default');
    }
    await missesNothing();
  });
});
