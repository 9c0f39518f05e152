import { mockServices } from '@backstage/backend-test-utils';
import { aPull, at, aWish, someFacts } from './__testUtils__/aRequest';
import { MemoryRequestStore } from './__testUtils__/MemoryRequestStore';
import { RequestTail } from './RequestTail';

async function setup() {
  const store = new MemoryRequestStore();
  let minute = 0;
  const now = () => new Date(at(minute));
  const told: string[] = [];
  const logger = mockServices.logger.mock();
  const tail = new RequestTail({
    store,
    logger,
    clock: {
      now: () => now().getTime(),
      random: () => 0,
      sleep: async () => undefined,
    },
    onChange: ({ wish, state }) => told.push(`${wish.id} ${state}`),
  });
  await store.insert(aWish({ id: 'old' }), someFacts(), now());
  await tail.tick();
  const at2 = { cluster: 'a', kind: 'Workspace', namespace: 'n', name: 'm' };
  return {
    store,
    tail,
    told,
    logger,
    now,
    at2,
    set: (m: number) => (minute = m),
  };
}

describe('RequestTail', () => {
  it('tells of what was written anywhere since it began, once', async () => {
    const { store, tail, told, now, at2 } = await setup();
    expect(told).toEqual([]);
    const record = await store.insert(
      aWish({ id: 'new', place: at2 }),
      someFacts(),
      now(),
    );
    await tail.tick();
    await tail.tick();
    await store.update(record, { facts: someFacts({ pull: aPull() }) }, now());
    await tail.tick();
    expect(told).toEqual(['new submitted', 'new in-review']);
  });

  it('does not tell that a host said the same again', async () => {
    const { store, tail, told, now } = await setup();
    const record = (await store.get('old'))!;
    await store.update(
      record,
      { facts: someFacts({ git: { asOf: at(1), problem: null } }) },
      now(),
    );
    await tail.tick();
    expect(told).toEqual([]);
  });

  it('goes on after the database was away, and says so once', async () => {
    const { store, tail, told, logger, now, at2 } = await setup();
    const away = jest
      .spyOn(store, 'changedSince')
      .mockRejectedValue(new Error('down'));
    await tail.tick();
    await tail.tick();
    expect(logger.error).toHaveBeenCalledTimes(1);
    away.mockRestore();
    await store.insert(aWish({ id: 'new', place: at2 }), someFacts(), now());
    await tail.tick();
    expect(told).toEqual(['new submitted']);
  });
});
