import type { Knex } from 'knex';
import { describeOnDatabases } from '../../database/__testUtils__/databases';
import { aMerge, aPull, at, aWish, someFacts } from '../__testUtils__/aRequest';
import { PlaceTakenError, StaleRequestError } from '../RequestStore';
import { NO_FACTS, type RequestFacts } from '../types';
import { DatabaseRequestStore } from './DatabaseRequestStore';
import { REQUESTS } from './tables';

const time = (minute: number) => new Date(at(minute));
const open = (knex: Knex) => new DatabaseRequestStore(knex);
const other = aWish({ id: 'phi-2', requestedBy: 'user:default/kim' });
const failed: RequestFacts = someFacts({
  abandoned: { at: at(9), message: 'Over.' },
});
const done = (minute: number) =>
  someFacts({
    pull: aMerge(),
    rollout: {
      uid: 'u',
      seenAt: at(21),
      doneAt: at(minute),
      lostAt: null,
      replacedBy: null,
      failed: false,
      message: null,
      steps: null,
      endpointId: null,
    },
  });

describeOnDatabases('DatabaseRequestStore', connect => {
  it('keeps what was asked for and what is known of it', async () => {
    const knex = await connect();
    const wish = aWish({
      purpose: 'Ä "quoted" 💡',
      expects: [{ path: ['spec', 'replicas'], value: 3 }],
    });
    const inserted = await open(knex).insert(wish, NO_FACTS, time(0));
    expect(inserted).toEqual({
      version: 1,
      wish,
      facts: NO_FACTS,
      state: 'submitted',
      stage: 'pull-request',
      holds: true,
      followed: true,
      finishedAt: null,
      changedAt: at(0),
      updatedAt: at(0),
      lookAfter: null,
    });
    // As another process would find it.
    expect(await open(knex).get('phi-1')).toEqual(inserted);
    expect(await open(knex).get('none')).toBeUndefined();
  });

  it('moves the time of change only with state or step', async () => {
    const store = open(await connect());
    const first = await store.insert(aWish(), NO_FACTS, time(0));
    const second = await store.update(
      first,
      { facts: someFacts({ pull: aPull() }) },
      time(5),
    );
    expect(second).toMatchObject({
      state: 'in-review',
      changedAt: at(5),
      version: 2,
    });
    const third = await store.update(
      second,
      { facts: { ...second.facts, git: { asOf: at(6), problem: null } } },
      time(6),
    );
    expect(third).toMatchObject({ changedAt: at(5), updatedAt: at(6) });
  });

  it('refuses a write to what has been written to meanwhile', async () => {
    const store = open(await connect());
    const seen = await store.insert(aWish(), NO_FACTS, time(0));
    await store.update(seen, { facts: someFacts({ pull: aPull() }) }, time(1));
    await expect(
      store.update(seen, { facts: failed }, time(2)),
    ).rejects.toThrow(StaleRequestError);
    await expect(store.insert(aWish(), NO_FACTS, time(2))).rejects.toThrow(
      StaleRequestError,
    );
    expect(await store.get('phi-1')).toMatchObject({ state: 'in-review' });
  });

  it('lets one of many have a place that all ask for at once', async () => {
    const store = open(await connect());
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) =>
        store.insert(
          aWish({ id: `phi-${i}`, requestedBy: `user:default/u${i}` }),
          NO_FACTS,
          time(0),
        ),
      ),
    );
    const won = outcomes.filter(({ status }) => status === 'fulfilled');
    const lost = outcomes.flatMap(outcome =>
      outcome.status === 'rejected' ? [outcome.reason] : [],
    );
    expect(won).toHaveLength(1);
    expect(lost).toHaveLength(7);
    lost.forEach(reason => expect(reason).toBeInstanceOf(PlaceTakenError));
    expect(await store.followed()).toHaveLength(1);
    expect((await store.holder(other.place))?.wish.id).toBe(
      (await store.followed())[0].wish.id,
    );
  });

  it.each([
    ['another cluster', { cluster: 'south' }],
    ['another kind', { kind: 'InferenceSet' }],
    ['another namespace', { namespace: 'other' }],
    ['another name', { name: 'llama' }],
  ])('knows %s for another place', async (_, part) => {
    const store = open(await connect());
    await store.insert(aWish(), NO_FACTS, time(0));
    await store.insert(
      { ...other, place: { ...other.place, ...part } },
      NO_FACTS,
      time(1),
    );
    expect(await store.followed()).toHaveLength(2);
  });

  it.each([
    ['is merged', someFacts({ pull: aMerge() })],
    ['came to nothing', failed],
    [
      'was closed',
      someFacts({ pull: aPull({ state: 'closed', closedAt: at(9) }) }),
    ],
  ])('frees the place of a request that %s', async (_, facts) => {
    const store = open(await connect());
    const first = await store.insert(aWish(), NO_FACTS, time(0));
    const over = await store.update(first, { facts }, time(9));
    expect(await store.holder(over.wish.place)).toBeUndefined();
    await store.insert(other, NO_FACTS, time(10));
    // Open again, it would take the place of another.
    await expect(
      store.update(over, { facts: NO_FACTS }, time(11)),
    ).rejects.toThrow(PlaceTakenError);
  });

  it('lists what is followed, what changed, and what was done last', async () => {
    const store = open(await connect());
    for (const [i, name] of ['a', 'b', 'c', 'd'].entries()) {
      const wish = aWish({ id: name, submittedAt: at(i) });
      const record = await store.insert(
        { ...wish, place: { ...wish.place, name } },
        NO_FACTS,
        time(i),
      );
      if (name !== 'd') {
        await store.update(record, { facts: done(30 + i) }, time(30 + i));
      }
    }
    const ids = (records: { wish: { id: string } }[]) =>
      records.map(({ wish }) => wish.id);
    expect(ids(await store.all())).toEqual(['a', 'b', 'c', 'd']);
    expect(ids(await store.followed())).toEqual(['d']);
    expect(ids(await store.changedSince(time(31)))).toEqual(['b', 'c']);
    expect(ids(await store.lastDone(aWish(), 2))).toEqual(['c', 'b']);
    expect(await store.lastDone(aWish({ model: null }), 2)).toEqual([]);
  });

  it('remembers that there is news of a request', async () => {
    const store = open(await connect());
    await store.insert(aWish(), NO_FACTS, time(0));
    const many = Array.from({ length: 450 }, (_, i) => `none-${i}`);
    await store.lookAgain([...many, 'phi-1'], time(7));
    expect(await store.get('phi-1')).toMatchObject({
      lookAfter: at(7),
      version: 1,
      updatedAt: at(0),
    });
  });

  it('forgets what has been finished for long, and nothing that is followed', async () => {
    const knex = await connect();
    const store = open(knex);
    const first = await store.insert(aWish(), NO_FACTS, time(0));
    await store.update(first, { facts: done(30) }, time(30));
    await store.insert(other, NO_FACTS, time(1));
    expect(await store.forget(time(30))).toBe(0);
    expect(await store.forget(time(31))).toBe(1);
    expect(await knex(REQUESTS).select('id')).toEqual([{ id: 'phi-2' }]);
  });
});
