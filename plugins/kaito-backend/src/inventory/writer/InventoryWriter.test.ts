import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { describeOnDatabases } from '../../database/__testUtils__/databases';
import { FakeFeed } from '../__testUtils__/FakeFeed';
import { ManualClock } from '../__testUtils__/ManualClock';
import { workspace } from '../__testUtils__/workspace';
import { DatabaseInventoryStore } from '../store/DatabaseInventoryStore';
import { DatabaseLeaseStore } from '../../database/DatabaseLeaseStore';
import type { LedgerWriter } from '../store/InventoryStore';
import { EVENTS, LEASES } from '../store/tables';
import type { KindInStep } from './ClusterRecorder';
import {
  InventoryWriter,
  type InventoryWriterOptions,
} from './InventoryWriter';

const LEASE = 30_000;
const settle = () => new Promise(resolve => setImmediate(resolve));

function world(knex: Knex) {
  const clock = new ManualClock('2026-11-21T10:00:00.000Z');
  const feed = new FakeFeed(clock);
  const store = new DatabaseInventoryStore(knex);
  let inStep: KindInStep[] = [];
  const replica = (
    holder: string,
    options: Partial<InventoryWriterOptions> = {},
  ) =>
    new InventoryWriter({
      feed,
      clock,
      logger: mockServices.logger.mock(),
      ledger: store,
      leases: new DatabaseLeaseStore(knex, LEASES),
      holder,
      leaseMs: LEASE,
      capacity: 100,
      clusters: () => [{ name: 'north', inStep }],
      ...options,
    });
  return {
    clock,
    feed,
    store,
    replica,
    confirm: () => {
      inStep = [{ kind: 'Workspace', asOf: clock.now() }];
    },
    types: async (uid = 'uid-phi') =>
      (await store.listFacts('north', uid)).map(fact => fact.type),
  };
}

const minutes = (n: number) => n * 60_000;

describeOnDatabases('InventoryWriter', connect => {
  it('records what the watch sees', async () => {
    const { feed, replica, types } = world(await connect());
    const writer = replica('a');
    await writer.tick();
    feed.put(workspace());
    feed.put(workspace({ ready: true }));
    feed.put(workspace({ generation: 2, model: 'x/y' }));
    feed.remove('uid-phi');
    await writer.idle();
    expect(await types()).toEqual([
      'created',
      'ready',
      'spec-changed',
      'deleted',
    ]);
    await writer.stop();
    expect(feed.subscribers).toBe(0);
  });

  it('survives a restart: what happened meanwhile gets a range, what is known is not told again', async () => {
    const { clock, feed, store, replica, types, confirm } = world(
      await connect(),
    );
    const first = replica('a');
    feed.put(workspace());
    feed.put(workspace({ name: 'other' }));
    await first.tick();
    clock.advance(minutes(5));
    confirm();
    await first.tick();
    await first.idle();
    await first.stop();

    clock.advance(minutes(60));
    feed.remove('uid-phi');
    const second = replica('b');
    await second.tick();
    await second.idle();
    expect(await types('uid-other')).toEqual(['created']);
    const [entry] = await store.findEntries('uid-phi');
    expect(entry.deleted).toEqual({
      notBefore: '2026-11-21T10:05:00.000Z',
      observedAt: '2026-11-21T11:05:00.000Z',
    });
    await second.stop();
  });

  it('has one writer: the other stands by and takes over when the lease runs out', async () => {
    const { clock, feed, store, replica, types } = world(await connect());
    const [a, b] = [replica('a'), replica('b')];
    await a.tick();
    await b.tick();
    expect([...a.states(), ...b.states()].map(s => s.role)).toEqual([
      'writer',
      'standby',
    ]);
    feed.put(workspace());
    await Promise.all([a.idle(), b.idle()]);
    expect(await types()).toEqual(['created']);

    // a hangs: it neither renews nor hears, and b's next rounds find the lease expired.
    clock.advance(LEASE);
    await b.tick();
    await b.idle();
    expect(b.states()).toMatchObject([{ role: 'writer', fencing: 2 }]);

    // a wakes up and believes it is still the writer: the ledger refuses its number.
    feed.put(workspace({ generation: 2, model: 'x/y' }));
    await Promise.all([a.idle(), b.idle()]);
    await settle();
    expect(a.states()).toMatchObject([{ role: 'standby', fencing: null }]);
    const facts = await store.listFacts('north', 'uid-phi');
    expect(facts.map(fact => [fact.type, fact.fencing])).toEqual([
      ['created', 1],
      ['spec-changed', 2],
    ]);
    await a.tick();
    expect(a.states()).toMatchObject([{ role: 'standby' }]);
    await Promise.all([a.stop(), b.stop()]);
  });

  it('records no more of a cluster that left the fleet, and no deletions; met again, it goes on', async () => {
    const { clock, feed, replica, types } = world(await connect());
    let fleet = [{ name: 'north', inStep: [] as KindInStep[] }];
    const writer = replica('a', { clusters: () => fleet });
    feed.put(workspace());
    await writer.tick();
    await writer.idle();
    fleet = [];
    clock.advance(minutes(1));
    await writer.tick();
    expect(writer.states()).toEqual([]);
    expect(feed.subscribers).toBe(0);
    expect(await types()).toEqual(['created']);

    // The lease was given back: another replica that still sees the cluster need not wait.
    fleet = [{ name: 'north', inStep: [] }];
    const other = replica('b', { clusters: () => fleet });
    feed.remove('uid-phi');
    await other.tick();
    await other.idle();
    expect(other.states()).toMatchObject([{ role: 'writer' }]);
    expect(await types()).toEqual(['created', 'deleted']);
    await Promise.all([writer.stop(), other.stop()]);
  });

  it('hands over at once when it stops', async () => {
    const { replica } = world(await connect());
    const [a, b] = [replica('a'), replica('b')];
    await a.tick();
    await a.stop();
    await b.tick();
    expect(b.states()).toMatchObject([{ role: 'writer', fencing: 2 }]);
    await b.stop();
  });

  it('gives a range to changes behind a broken watch', async () => {
    const { clock, feed, store, replica, confirm } = world(await connect());
    const writer = replica('a');
    feed.put(workspace());
    await writer.tick();
    clock.advance(minutes(1));
    confirm();
    await writer.tick();
    await writer.idle();
    feed.cut();
    clock.advance(minutes(30));
    feed.put(workspace({ generation: 2, model: 'x/y' }));
    await writer.tick();
    feed.mend();
    await writer.idle();
    const facts = await store.listFacts('north', 'uid-phi');
    expect(facts.at(-1)).toMatchObject({
      type: 'spec-changed',
      notBefore: '2026-11-21T10:01:00.000Z',
      observedAt: '2026-11-21T10:31:00.000Z',
    });
    await writer.stop();
  });

  it('asks for the list it was not given because the watch was out of step', async () => {
    const { clock, feed, replica, types, confirm } = world(await connect());
    feed.put(workspace());
    feed.cut();
    const writer = replica('a');
    await writer.tick();
    await writer.idle();
    expect(await types()).toEqual([]);
    feed.resume();
    clock.advance(minutes(1));
    confirm();
    await writer.tick();
    await writer.idle();
    expect(await types()).toEqual(['created']);
    expect(feed.subscribers).toBe(1);
    await writer.stop();
  });

  it('keeps what it saw while the database is away, and says so', async () => {
    const { clock, feed, store, replica, types } = world(await connect());
    let down = false;
    const ledger: LedgerWriter = {
      record: async (lease, change) => {
        if (down) {
          throw new Error('insert … - connection refused');
        }
        return store.record(lease, change);
      },
    };
    const writer = replica('a', { ledger });
    await writer.tick();
    await writer.idle();
    down = true;
    feed.put(workspace());
    feed.remove('uid-phi');
    await settle();
    expect(writer.states()).toMatchObject([
      {
        role: 'writer',
        pending: 1,
        problem: { message: 'connection refused' },
      },
    ]);
    down = false;
    clock.advance(500);
    await writer.idle();
    expect(await types()).toEqual(['created', 'deleted']);
    expect(writer.states()).toMatchObject([{ pending: 0, problem: null }]);
    await writer.stop();
  });

  it('starts over from a complete list when more waits than there is room for', async () => {
    const knex = await connect();
    const { feed, store, replica } = world(knex);
    let open = () => {};
    const gate = new Promise<void>(resolve => {
      open = resolve;
    });
    const writer = replica('a', {
      capacity: 3,
      ledger: {
        record: async (lease, change) => {
          await gate;
          return store.record(lease, change);
        },
      },
    });
    await writer.tick();
    for (let i = 0; i < 20; i++) {
      feed.put(workspace({ name: `ws-${i}` }));
    }
    await settle();
    const [{ pending, givenUp }] = writer.states();
    expect(pending).toBeLessThanOrEqual(3);
    expect(givenUp).toBeGreaterThan(0);
    open();
    await writer.idle();
    expect(await store.listEntries()).toHaveLength(20);
    await writer.stop();
  });

  it('does not trouble the database with updates that change nothing', async () => {
    const { feed, store, replica } = world(await connect());
    const record = jest.fn(store.record.bind(store));
    const writer = replica('a', { ledger: { record } });
    await writer.tick();
    feed.put(workspace());
    await writer.idle();
    const before = record.mock.calls.length;
    feed.put(workspace());
    feed.put(workspace());
    await writer.idle();
    expect(record).toHaveBeenCalledTimes(before);

    // There and back again before the first is written: both count.
    feed.put(workspace({ annotations: { team: 'a' } }));
    feed.put(workspace());
    await writer.idle();
    expect(record).toHaveBeenCalledTimes(before + 2);
    await writer.stop();
  });

  it('says when the lease cannot be had, and takes it when it can', async () => {
    const knex = await connect();
    const { clock, feed, store } = world(knex);
    const real = new DatabaseLeaseStore(knex, LEASES);
    let down = true;
    const logger = mockServices.logger.mock();
    const writer = new InventoryWriter({
      feed,
      clock,
      logger,
      ledger: store,
      leases: {
        acquire: async (...args) => {
          if (down) {
            throw new Error('connection refused');
          }
          return real.acquire(...args);
        },
        renew: real.renew.bind(real),
        release: real.release.bind(real),
      },
      holder: 'a',
      leaseMs: LEASE,
      capacity: 10,
      clusters: () => [{ name: 'north', inStep: [] }],
    });
    writer.start();
    while (clock.waiting === 0) {
      await settle();
    }
    expect(writer.states()).toMatchObject([
      { role: 'standby', problem: { message: 'connection refused' } },
    ]);
    down = false;
    clock.advance(LEASE / 3);
    while (clock.waiting === 0) {
      await settle();
    }
    expect(writer.states()).toMatchObject([{ role: 'writer', problem: null }]);
    expect(logger.error).toHaveBeenCalledTimes(1);
    await writer.stop();
    expect(await knex(EVENTS).select()).toEqual([]);
  });
});
