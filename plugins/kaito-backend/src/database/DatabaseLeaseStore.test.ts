import { describeOnDatabases } from './__testUtils__/databases';
import { DatabaseLeaseStore } from './DatabaseLeaseStore';

const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 10, 0, second));
const TTL = 30_000;
const TABLE = 'kaito_inventory_leases';

describeOnDatabases('DatabaseLeaseStore', connect => {
  it('gives a cluster to one replica at a time', async () => {
    const leases = new DatabaseLeaseStore(await connect(), TABLE);
    const a = await leases.acquire('north', 'a', at(0), TTL);
    expect(a).toEqual({
      cluster: 'north',
      holder: 'a',
      fencing: 1,
      expiresAt: at(30),
    });
    expect(await leases.acquire('north', 'b', at(29), TTL)).toBeUndefined();
    expect(await leases.acquire('south', 'b', at(29), TTL)).toBeDefined();
  });

  it('passes an expired lease on with a higher fencing number', async () => {
    const leases = new DatabaseLeaseStore(await connect(), TABLE);
    const a = (await leases.acquire('north', 'a', at(0), TTL))!;
    const b = await leases.acquire('north', 'b', at(30), TTL);
    expect(b).toMatchObject({ holder: 'b', fencing: 2 });
    expect(await leases.renew(a, at(31), TTL)).toBeUndefined();
  });

  it('lets the holder go on after expiry as long as nobody took over', async () => {
    const leases = new DatabaseLeaseStore(await connect(), TABLE);
    const a = (await leases.acquire('north', 'a', at(0), TTL))!;
    expect(await leases.renew(a, at(300), TTL)).toMatchObject({
      fencing: 1,
      expiresAt: at(330),
    });
    expect(await leases.acquire('north', 'b', at(329), TTL)).toBeUndefined();
  });

  it('makes a released lease free at once', async () => {
    const leases = new DatabaseLeaseStore(await connect(), TABLE);
    const a = (await leases.acquire('north', 'a', at(0), TTL))!;
    await leases.release(a, at(1));
    const b = (await leases.acquire('north', 'b', at(1), TTL))!;
    expect(b.fencing).toBe(2);
    await leases.release(a, at(2)); // no longer a's to give
    expect(await leases.acquire('north', 'c', at(2), TTL)).toBeUndefined();
  });

  it('lets exactly one of many have it', async () => {
    const leases = new DatabaseLeaseStore(await connect(), TABLE);
    const rush = async (second: number) => {
      const got = await Promise.all(
        ['a', 'b', 'c', 'd', 'e'].map(holder =>
          leases.acquire('north', holder, at(second), TTL),
        ),
      );
      return got.filter(lease => lease !== undefined);
    };
    expect(await rush(0)).toHaveLength(1);
    expect(await rush(30)).toMatchObject([{ fencing: 2 }]);
  });
});
