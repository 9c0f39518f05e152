import type { FakeClock } from '../__testUtils__/FakeClock';
import { workspace } from '../__testUtils__/objects';
import { ScriptedApi } from '../__testUtils__/ScriptedApi';
import { ReflectorStage, WORKSPACE } from './__testUtils__/ReflectorStage';
import { Reflector } from './Reflector';

describe('Reflector', () => {
  let stage: ReflectorStage;
  let api: ScriptedApi;
  let clock: FakeClock;
  let reflector: Reflector;

  beforeEach(() => {
    stage = new ReflectorStage();
    ({ api, clock, reflector } = stage);
  });
  afterEach(() => reflector.stop());

  const names = () => stage.names();
  const inStep = () => stage.inStep();
  const resumed = () => stage.resumed();

  it('lists in pages of 500 and watches from where the list stood', async () => {
    expect(reflector.status.state).toBe('syncing');
    const first = await api.next();
    expect(first.url.pathname).toBe('/apis/kaito.sh/v1beta1/workspaces');
    expect(first.query('limit')).toBe('500');
    expect(first.query('watch')).toBeNull();
    await first.list([workspace('a')], {
      resourceVersion: '10',
      continue: 't',
    });
    expect(names()).toEqual([]);
    const second = await api.next();
    expect(second.query('continue')).toBe('t');
    await second.list([workspace('b')]);
    expect(names()).toEqual(['a', 'b']);
    expect(stage.told).toEqual(['listed a b', 'synced']);
    const watch = await api.next();
    expect(Object.fromEntries(watch.url.searchParams)).toEqual({
      watch: 'true',
      allowWatchBookmarks: 'true',
      resourceVersion: '10',
      timeoutSeconds: '300',
    });
  });

  it('takes an empty list for what it is', async () => {
    await (await api.next()).list([]);
    expect(reflector.status).toMatchObject({ state: 'synced', message: null });
    expect(stage.told).toEqual(['listed ', 'synced']);
  });

  it('reads the list in one piece when its pages expire', async () => {
    await (
      await api.next()
    ).list([workspace('a')], { resourceVersion: '1', continue: 't' });
    await (await api.next()).answer(410);
    const whole = await api.next();
    expect(whole.query('limit')).toBeNull();
    await whole.list([workspace('a'), workspace('b')]);
    expect(names()).toEqual(['a', 'b']);
  });

  it('applies events and goes on from the last bookmark', async () => {
    const watch = await inStep();
    await watch.event(
      'ADDED',
      workspace('b', { metadata: { resourceVersion: '11' } }),
    );
    await watch.event(
      'MODIFIED',
      workspace('a', { metadata: { resourceVersion: '12' } }),
    );
    await watch.event(
      'DELETED',
      workspace('a', { metadata: { resourceVersion: '13' } }),
    );
    await watch.event('BOOKMARK', { metadata: { resourceVersion: '20' } });
    expect(stage.told).toEqual(['upserted b', 'upserted a', 'deleted a']);
    expect(names()).toEqual(['b']);
    await watch.end();
    expect(reflector.status.state).toBe('synced');
    await clock.advance(1_000);
    expect((await resumed()).query('resourceVersion')).toBe('20');
  });

  it('tells a new object of an old name from the old one', async () => {
    const watch = await inStep();
    await watch.event(
      'ADDED',
      workspace('a', { metadata: { uid: 'other', resourceVersion: '11' } }),
    );
    expect(stage.told).toEqual(['deleted a', 'upserted a']);
    expect(reflector.store.size).toBe(1);
  });

  it('puts lines together that arrive in pieces, within characters even', async () => {
    const watch = await inStep();
    const line = Buffer.from(
      `${JSON.stringify({
        type: 'ADDED',
        object: workspace('b', {
          metadata: { resourceVersion: '11', labels: { city: 'Zürich' } },
        }),
      })}\n`,
    );
    const cut = line.indexOf('ü') + 1;
    await watch.raw(line.subarray(0, cut));
    expect(stage.told).toEqual([]);
    await watch.raw(line.subarray(cut));
    expect(stage.told).toEqual(['upserted b']);
    expect(reflector.store.get('search', 'b')?.metadata.labels).toEqual({
      city: 'Zürich',
    });
  });

  it('drops half a line, and takes the watch up where it stood', async () => {
    const watch = await inStep();
    await watch.event('BOOKMARK', { metadata: { resourceVersion: '17' } });
    await watch.raw('{"type":"ADDED","object":{"metad');
    await watch.cut();
    expect(reflector.status.state).toBe('stale');
    expect(reflector.status.message).toMatch(/broke off \(ECONNRESET\)/);
    expect(names()).toEqual(['a']);
    await clock.advance(1_000);
    const next = await resumed();
    expect(next.query('resourceVersion')).toBe('17');
    await next.open();
    expect(reflector.status.state).toBe('stale');
    await clock.advance(1_000);
    expect(reflector.status.state).toBe('synced');
    expect(stage.told).toEqual(['stale', 'listed a', 'synced']);
  });

  it.each([
    'rubbish',
    '{"type":"ADDED"}',
    '[]',
    'null',
    '{"type":"NEW","object":{"metadata":{"resourceVersion":"1"}}}',
  ])('connects again after the line %s', async line => {
    const watch = await inStep();
    await watch.raw(`${line}\n`);
    expect(reflector.status.state).toBe('stale');
    expect(names()).toEqual(['a']);
    await clock.advance(1_000);
    expect((await resumed()).query('resourceVersion')).toBe('10');
  });

  it('takes a 410 after a watch that held for an accident, and those in a row for a fault', async () => {
    let watch = await inStep();
    await watch.event('BOOKMARK', { metadata: { resourceVersion: '20' } });
    await watch.event('ERROR', { code: 410 });
    await clock.advance(1_000);
    await (await api.next()).list([workspace('b')]);
    expect(reflector.status.state).toBe('synced');
    for (let i = 0; i < 3; i++) {
      watch = await api.next();
      await watch.open();
      await watch.event('ERROR', { code: 410 });
      await clock.advance(7_000);
      await (await api.next()).list([workspace('b')]);
      // What is listed is current; that it stays so is not proven.
      expect(reflector.status).toMatchObject({
        state: 'stale',
        asOf: clock.now(),
        message: expect.stringMatching(/410/),
      });
    }
    await (await api.next()).open();
    await clock.advance(1_000);
    expect(reflector.status.state).toBe('synced');
  });

  it('lists anew after 410 without blanking what it knows', async () => {
    const watch = await inStep();
    await clock.advance(1_500);
    const asOf = reflector.status.asOf;
    await watch.event('ERROR', { kind: 'Status', code: 410 });
    expect(reflector.status).toMatchObject({ state: 'stale', asOf });
    expect(names()).toEqual(['a']);
    await clock.advance(1_000);
    const list = await api.next();
    expect(list.query('watch')).toBeNull();
    expect(names()).toEqual(['a']);
    await list.list([workspace('c')]);
    expect(names()).toEqual(['c']);
    expect(stage.told).toEqual(['stale', 'listed c', 'synced']);
  });

  it('keeps what it knows through an outage and waits longer each time', async () => {
    const watch = await inStep();
    await clock.advance(2_000);
    const asOf = reflector.status.asOf;
    await watch.cut();
    const waits: number[] = [];
    for (let i = 0; i < 8; i++) {
      waits.push(clock.sleeps.at(-1)!);
      await clock.advance(waits.at(-1)!);
      await (await api.next()).refuse();
    }
    expect(waits).toEqual([
      750, 1_500, 3_000, 6_000, 12_000, 24_000, 45_000, 45_000,
    ]);
    expect(reflector.status).toMatchObject({
      state: 'stale',
      asOf,
      message: 'Cluster a refuses connections.',
    });
    expect(names()).toEqual(['a']);
  });

  it('lists anew once the cluster could not be reached: its history may be another', async () => {
    const watch = await inStep();
    await watch.cut();
    await clock.advance(1_000);
    await (await api.next()).refuse();
    await clock.advance(2_000);
    expect((await api.next()).query('watch')).toBeNull();
  });

  it('waits as long as the API server asks', async () => {
    await (await api.next()).answer(429, {}, { 'retry-after': '7' });
    expect(reflector.status.message).toMatch(
      /slow down for workspaces.kaito.sh/,
    );
    await clock.advance(6_900);
    expect(api.waiting).toBe(0);
    await clock.advance(100);
    expect(api.waiting).toBe(1);
  });

  it.each([
    [401, 'unauthorized', /refuses the portal's credentials/],
    [403, 'forbidden', /may not list and watch workspaces\.kaito\.sh/],
    [404, 'crd-missing', /does not serve workspaces\.kaito\.sh/],
    [500, 'syncing', /answered 500/],
  ])(
    'says what %i means before anything is known',
    async (status, state, message) => {
      await (await api.next()).answer(status);
      expect(reflector.status).toEqual({
        state,
        asOf: null,
        message: expect.stringMatching(message),
        failures: expect.any(Number),
      });
      await clock.advance(1_000);
      await (await api.next()).list([]);
      expect(reflector.status.state).toBe('synced');
    },
  );

  it('says unreachable when nothing is known and nobody answers', async () => {
    await (await api.next()).refuse();
    expect(reflector.status.state).toBe('unreachable');
  });

  it('believes a 403 only when it is said twice, as a starting API server says it once', async () => {
    const watch = await inStep();
    await watch.cut();
    await clock.advance(1_000);
    await (await api.next()).answer(403);
    expect(reflector.status.state).toBe('stale');
    await clock.advance(2_000);
    await (await api.next()).answer(403);
    expect(reflector.status.state).toBe('forbidden');
    expect(names()).toEqual(['a']);
  });

  it('gives up resuming after three broken streams and lists', async () => {
    let watch = await inStep();
    for (let i = 0; i < 2; i++) {
      await watch.cut();
      await clock.advance(3_000);
      watch = await resumed();
      expect(watch.query('watch')).toBe('true');
      await watch.open();
    }
    await watch.cut();
    await clock.advance(6_000);
    expect((await api.next()).query('watch')).toBeNull();
  });

  it('takes a watch that ends at once for broken, not for calm', async () => {
    const watch = await inStep();
    await watch.end();
    expect(reflector.status.state).toBe('stale');
    expect(reflector.status.message).toMatch(/ends the watch .* at once/);
  });

  it('ends a watch that outlives its time, and goes on', async () => {
    const watch = await inStep();
    await clock.advance(329_000);
    expect(watch.signal.aborted).toBe(false);
    await clock.advance(2_000);
    expect(watch.signal.aborted).toBe(true);
    expect(reflector.status.state).toBe('synced');
    expect((await api.next()).query('resourceVersion')).toBe('10');
  });

  it('asks for five to ten minutes by default', async () => {
    const other = new ScriptedApi();
    const quiet = {
      onListed: () => {},
      onChange: () => {},
      onStatus: () => {},
    };
    const plain = new Reflector({
      get: other.get,
      kind: WORKSPACE,
      clock,
      listener: quiet,
    });
    plain.start();
    await (await other.next()).list([]);
    expect((await other.next()).query('timeoutSeconds')).toBe('450');
    await plain.stop();
  });

  it('lists anew at once when told that the cluster is back', async () => {
    const watch = await inStep();
    await watch.cut();
    await clock.advance(1_000);
    await (await api.next()).refuse();
    reflector.relist();
    expect((await api.next()).query('watch')).toBeNull();
  });

  it('does not call data current while it lists anew', async () => {
    const watch = await inStep();
    const { asOf } = reflector.status;
    await clock.advance(500);
    reflector.relist();
    reflector.confirm(clock.now());
    expect(watch.signal.aborted).toBe(true);
    expect(reflector.status).toMatchObject({ state: 'stale', asOf });
    await (await api.next()).list([workspace('b')]);
    expect(names()).toEqual(['b']);
  });

  it('is confirmed only while in step', async () => {
    const watch = await inStep();
    await clock.advance(5_000);
    reflector.confirm(clock.now());
    expect(reflector.status.asOf).toBe(clock.now());
    await watch.cut();
    const { asOf } = reflector.status;
    await clock.advance(100);
    reflector.confirm(clock.now());
    expect(reflector.status.asOf).toBe(asOf);
  });

  it('keeps no managed fields and no last applied configuration', async () => {
    const bulk = workspace('a', {
      metadata: {
        managedFields: [{}],
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': 'sekret',
          keep: 'me',
        },
      },
    });
    await (await api.next()).list([bulk]);
    const [kept] = reflector.store.values();
    expect(kept.metadata).not.toHaveProperty('managedFields');
    expect(kept.metadata.annotations).toEqual({ keep: 'me' });
  });

  it('stops for good', async () => {
    const watch = await inStep();
    await reflector.stop();
    expect(watch.signal.aborted).toBe(true);
    await clock.advance(600_000);
    expect(api.waiting).toBe(0);
    expect(names()).toEqual(['a']);
  });

  it('refuses an answer that is no list', async () => {
    await (await api.next()).answer(200, { hello: 'world' });
    expect(reflector.status.message).toMatch(
      /cannot be read\. Check that the URL/,
    );
  });
});
