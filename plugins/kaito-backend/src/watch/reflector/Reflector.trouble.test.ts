import type { FakeClock } from '../__testUtils__/FakeClock';
import { workspace } from '../__testUtils__/objects';
import type { ScriptedApi } from '../__testUtils__/ScriptedApi';
import { DEFAULT_SETTINGS } from '../WatchSettings';
import { ReflectorStage, WORKSPACE } from './__testUtils__/ReflectorStage';
import { Reflector } from './Reflector';

describe('Reflector in trouble', () => {
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
      kind: WORKSPACE,
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
      kind: WORKSPACE,
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
      expect(stage.told.at(-1)).toBe('listed ');
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
