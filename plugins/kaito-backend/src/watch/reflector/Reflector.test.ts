import { FakeClock } from '../__testUtils__/FakeClock';
import { workspace } from '../__testUtils__/objects';
import { ScriptedApi } from '../__testUtils__/ScriptedApi';
import { WATCHED_KINDS } from '../kinds';
import { DEFAULT_SETTINGS } from '../WatchSettings';
import { Reflector } from './Reflector';

const kind = WATCHED_KINDS.find(({ kind: name }) => name === 'Workspace')!;

describe('Reflector', () => {
  let api: ScriptedApi;
  let clock: FakeClock;
  let told: string[];
  let reflector: Reflector;

  beforeEach(() => {
    api = new ScriptedApi();
    clock = new FakeClock();
    told = [];
    reflector = new Reflector({
      get: api.get,
      kind,
      clock,
      watchSeconds: () => 300,
      listener: {
        onListed: objects =>
          told.push(`listed ${objects.map(o => o.metadata.name).join(' ')}`),
        onChange: ({ type, object }) =>
          told.push(`${type} ${object.metadata.name}`),
        onStatus: status => told.push(status.state),
      },
    });
    reflector.start();
  });
  afterEach(() => reflector.stop());

  const names = () => reflector.store.values().map(o => o.metadata.name);

  /** Answers the look at the cluster's present that a watch in doubt takes first; gives the watch it takes up again. */
  async function resumed(resourceVersion = '99') {
    const glance = await api.next();
    expect(glance.query('watch')).toBeNull();
    expect(glance.query('limit')).toBe('1');
    await glance.list([], { resourceVersion });
    return api.next();
  }

  /** Lists `a`, then watches; gives the open watch. */
  async function inStep() {
    await (await api.next()).list([workspace('a')]);
    const watch = await api.next();
    await watch.open();
    told = [];
    return watch;
  }

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
    expect(told).toEqual(['listed a b', 'synced']);
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
    expect(told).toEqual(['listed ', 'synced']);
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
    expect(told).toEqual(['upserted b', 'upserted a', 'deleted a']);
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
    expect(told).toEqual(['deleted a', 'upserted a']);
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
    expect(told).toEqual([]);
    await watch.raw(line.subarray(cut));
    expect(told).toEqual(['upserted b']);
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
    expect(told).toEqual(['stale', 'listed a', 'synced']);
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
    expect(told).toEqual(['stale', 'listed c', 'synced']);
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
      kind,
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

  describe('when the history went back', () => {
    it('sees it before it takes a broken watch up again', async () => {
      const watch = await inStep();
      await clock.advance(2_000);
      await watch.cut();
      await clock.advance(1_000);
      const glance = await api.next();
      await glance.list([workspace('a')], { resourceVersion: '9' });
      const list = await api.next();
      expect(list.query('limit')).toBe('500');
      await list.list([workspace('c')], { resourceVersion: '9' });
      expect(names()).toEqual(['c']);
    });

    it('sees it in a bookmark', async () => {
      const watch = await inStep();
      await watch.event('BOOKMARK', { metadata: { resourceVersion: '9' } });
      expect(reflector.status).toMatchObject({
        state: 'stale',
        message: expect.stringMatching(/gone back.*backup/),
      });
      await clock.advance(1_000);
      expect((await api.next()).query('watch')).toBeNull();
      expect(names()).toEqual(['a']);
    });
  });

  describe('time limits', () => {
    it('says that an answer is late, and takes it all the same', async () => {
      const list = await api.next();
      await clock.advance(8_000);
      expect(reflector.status).toMatchObject({
        state: 'syncing',
        message: expect.stringMatching(/not answered for workspaces/),
      });
      expect(list.signal.aborted).toBe(false);
      await list.list([workspace('a')]);
      expect(reflector.status.state).toBe('synced');
      await clock.advance(8_000);
      expect(reflector.status).toMatchObject({
        state: 'stale',
        message: expect.stringMatching(/not answered/),
      });
      await (await api.next()).open();
      await clock.advance(1_000);
      expect(reflector.status.state).toBe('synced');
    });

    it('calls nothing current while no watch is open', async () => {
      await (await api.next()).list([workspace('a')]);
      const { asOf } = reflector.status;
      await clock.advance(500);
      reflector.confirm(clock.now());
      expect(reflector.status.asOf).toBe(asOf);
    });

    it('ends a list that crawls', async () => {
      const list = await api.next();
      await list.open();
      for (let i = 0; i < 8; i++) {
        await list.raw('{');
        await clock.advance(1_000);
      }
      expect(list.signal.aborted).toBe(true);
      expect(reflector.status.message).toMatch(
        /too slowly: 8 bytes in 8 seconds/,
      );
    });

    it('waits for a large line as long as it keeps coming', async () => {
      const watch = await inStep();
      const line = Buffer.from(
        `${JSON.stringify({
          type: 'ADDED',
          object: workspace('b', {
            metadata: { resourceVersion: '11', ballast: 'x'.repeat(100_000) },
          }),
        })}\n`,
      );
      for (let at = 0; at < line.length; at += 5_000) {
        await watch.raw(line.subarray(at, at + 5_000));
        await clock.advance(2_000);
      }
      expect(names()).toEqual(['a', 'b']);
      await clock.advance(60_000);
      expect(watch.signal.aborted).toBe(false);
      await watch.raw('{"type":');
      await clock.advance(8_000);
      expect(watch.signal.aborted).toBe(true);
      expect(reflector.status.message).toMatch(/too slowly/);
    });

    it('ends a watch that falls silent after it had bookmarks', async () => {
      const watch = await inStep();
      await watch.event('BOOKMARK', { metadata: { resourceVersion: '20' } });
      await clock.advance(80_000);
      await watch.event('BOOKMARK', { metadata: { resourceVersion: '21' } });
      await clock.advance(149_000);
      expect(watch.signal.aborted).toBe(false);
      await clock.advance(1_000);
      expect(reflector.status.message).toMatch(/silent for 150 seconds/);
      expect(watch.signal.aborted).toBe(true);
    });
  });

  it('lists anew after a line longer than it reads', async () => {
    const reasons: string[] = [];
    const small = new Reflector({
      get: api.get,
      kind,
      clock,
      settings: { ...DEFAULT_SETTINGS, maxLineBytes: 200 },
      listener: {
        onListed: () => {},
        onChange: () => {},
        onStatus: (_, failure) => reasons.push(failure?.message ?? ''),
      },
    });
    await api.next();
    small.start();
    await (await api.next()).list([]);
    const watch = await api.next();
    await watch.open();
    await watch.raw('x'.repeat(300));
    expect(reasons.at(-1)).toMatch(/larger than the 200 bytes/);
    await clock.advance(1_000);
    expect((await api.next()).query('watch')).toBeNull();
    await small.stop();
  });

  it('reads smaller pages when a page is too large, and says so when that is no help', async () => {
    await reflector.stop();
    const small = new Reflector({
      get: api.get,
      kind,
      clock,
      settings: { ...DEFAULT_SETTINGS, maxPageBytes: 1_000 },
      listener: {
        onListed: () => {},
        onChange: () => {},
        onStatus: () => {},
      },
    });
    await api.next();
    small.start();
    for (const limit of ['500', '50', '5']) {
      const page = await api.next();
      expect(page.query('limit')).toBe(limit);
      await page.open();
      await page.raw(' '.repeat(1_001));
    }
    expect(small.status.message).toMatch(/larger than the 1000 bytes/);
    await clock.advance(1_000);
    const again = await api.next();
    expect(again.query('limit')).toBe('500');
    await again.list([workspace('a')]);
    expect(small.store.size).toBe(1);
    await small.stop();
  });

  describe('a kind that is removed', () => {
    const discovery = (...names_: string[]) => ({
      kind: 'APIResourceList',
      resources: names_.map(name => ({ name })),
    });

    /** Answers 404 until the reflector asks what is installed; gives that request. */
    async function untilItAsks() {
      for (;;) {
        await clock.advance(60_000);
        const request = await api.next();
        if (request.path === '/readyz') {
          return request;
        }
        await request.answer(404);
        if (api.waiting > 0) {
          return api.next();
        }
      }
    }

    it('is forgotten once the cluster has said so long enough and in every way', async () => {
      const watch = await inStep();
      await watch.end();
      const readyz = await untilItAsks();
      expect(reflector.status.state).toBe('crd-missing');
      expect(names()).toEqual(['a']);
      await readyz.answer(200);
      const version = await api.next();
      expect(version.path).toBe('/apis/kaito.sh/v1beta1');
      await version.answer(200, discovery('ragengines'));
      expect(names()).toEqual([]);
      expect(told.at(-1)).toBe('listed ');
      expect(reflector.status).toMatchObject({
        state: 'crd-missing',
        asOf: null,
      });
    });

    it('is kept, with its age, while discovery names it or says nothing', async () => {
      const watch = await inStep();
      const { asOf } = reflector.status;
      await watch.end();
      await (await untilItAsks()).answer(200);
      await (await api.next()).answer(200, discovery('workspaces'));
      expect(names()).toEqual(['a']);
      await (await untilItAsks()).answer(500);
      expect(names()).toEqual(['a']);
      expect(reflector.status).toMatchObject({ state: 'crd-missing', asOf });
      await clock.advance(60_000);
      await (await api.next()).list([workspace('a'), workspace('b')]);
      expect(names()).toEqual(['a', 'b']);
    });
  });
});
