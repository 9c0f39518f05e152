import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import type { Knex } from 'knex';
import { describeOnDatabases } from '../../database/__testUtils__/databases';
import { MANAGED, workspace } from '../__testUtils__/workspace';
import { sight } from '../ledger/sight';
import { DatabaseInventoryStore } from './DatabaseInventoryStore';
import { DatabaseLeaseStore } from '../../database/DatabaseLeaseStore';
import { LeaseLostError } from '../../database/LeaseStore';
import { ENTRIES, EVENTS, LEASES } from './tables';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 10, minute));
const seen = (object: KubeObject) => sight('Workspace', object)!;

async function setup(knex: Knex, cluster = 'north') {
  const store = new DatabaseInventoryStore(knex);
  const leases = new DatabaseLeaseStore(knex, LEASES);
  const lease = (await leases.acquire(cluster, 'a', at(0), 60_000))!;
  return {
    store,
    leases,
    lease,
    listed: (minute: number, ...objects: KubeObject[]) =>
      store.record(lease, {
        type: 'listed',
        kind: 'Workspace',
        sightings: objects.map(seen),
        at: at(minute).toISOString(),
      }),
    upserted: (minute: number, object: KubeObject) =>
      store.record(lease, {
        type: 'upserted',
        kind: 'Workspace',
        sighting: seen(object),
        at: at(minute).toISOString(),
      }),
    confirmed: (minute: number) =>
      store.record(lease, {
        type: 'confirmed',
        kind: 'Workspace',
        at: at(minute).toISOString(),
      }),
  };
}

describeOnDatabases('DatabaseInventoryStore', connect => {
  it('keeps facts and current state, in the order they were seen', async () => {
    const { store, lease, listed, upserted } = await setup(await connect());
    const object = workspace({ annotations: MANAGED });
    expect(await listed(1, object)).toBe(1);
    expect(
      await upserted(2, workspace({ annotations: MANAGED, ready: true })),
    ).toBe(1);
    expect(await listed(3)).toBe(1);

    const facts = await store.listFacts('north', 'uid-phi');
    expect(facts.map(f => [f.type, f.notBefore, f.observedAt])).toEqual([
      ['created', null, at(1).toISOString()],
      ['ready', at(1).toISOString(), at(2).toISOString()],
      ['deleted', at(2).toISOString(), at(3).toISOString()],
    ]);
    expect(facts[0]).toMatchObject({
      fencing: lease.fencing,
      model: 'microsoft/phi-4',
      provenance: { owner: 'group:default/team-search' },
      manifest: { kind: 'Workspace', metadata: { name: 'phi' } },
    });
    expect(facts[0].manifest).not.toHaveProperty('status');
    expect(await store.listEntries()).toEqual([
      expect.objectContaining({
        uid: 'uid-phi',
        created: { observedAt: at(1).toISOString(), notBefore: null },
        deleted: {
          observedAt: at(3).toISOString(),
          notBefore: at(2).toISOString(),
        },
      }),
    ]);
  });

  it('records each fact once however often it is told', async () => {
    const knex = await connect();
    const { listed, upserted } = await setup(knex);
    await listed(1, workspace());
    expect(await listed(1, workspace())).toBe(0);
    expect(await upserted(1, workspace())).toBe(0);
    expect(await knex(EVENTS).select('type')).toEqual([{ type: 'created' }]);
  });

  it('loses nothing when an annotation goes back and forth within one generation', async () => {
    const { store, upserted } = await setup(await connect());
    for (const [minute, team] of ['a', 'b', 'a', 'b', 'a'].entries()) {
      await upserted(minute, workspace({ annotations: { team } }));
    }
    const facts = await store.listFacts('north', 'uid-phi');
    expect(facts.map(f => f.type)).toEqual([
      'created',
      ...Array(4).fill('spec-changed'),
    ]);
    const [entry] = await store.findEntries('uid-phi');
    expect(entry.specHash).toBe(facts[0].specHash);
  });

  it('takes what a manifest may hold and a database may not', async () => {
    const { store, listed } = await setup(await connect());
    const odd = 'a\0b \ud800 💡';
    await listed(
      1,
      workspace({ model: odd, annotations: { ...MANAGED, odd } }),
    );
    const [entry] = await store.findEntries('uid-phi');
    expect(entry.model).toMatch(/^ab .* 💡$/u);
    const [fact] = await store.listFacts('north', 'uid-phi');
    expect(fact.manifest?.metadata.annotations?.odd).toBe(odd);
  });

  it('begins a gap at the last moment the record was known to be complete', async () => {
    const { store, listed, confirmed } = await setup(await connect());
    await listed(1, workspace());
    await confirmed(20);
    await confirmed(10); // late word does not turn the mark back
    await listed(50);
    const [entry] = await store.findEntries('uid-phi');
    expect(entry.deleted).toEqual({
      observedAt: at(50).toISOString(),
      notBefore: at(20).toISOString(),
    });
  });

  it('takes a list of one kind, or one cluster, for no other', async () => {
    const knex = await connect();
    const north = await setup(knex, 'north');
    const south = await setup(knex, 'south');
    await north.listed(1, workspace());
    await south.listed(1, workspace());
    await south.listed(2);
    await north.store.record(north.lease, {
      type: 'listed',
      kind: 'RAGEngine',
      sightings: [],
      at: at(3).toISOString(),
    });
    const entries = await north.store.findEntries('uid-phi');
    expect(entries.map(e => [e.cluster, !!e.deleted])).toEqual([
      ['north', false],
      ['south', true],
    ]);
  });

  it('refuses a writer whose lease has passed on, and writes nothing of its change', async () => {
    const knex = await connect();
    const { store, leases, listed } = await setup(knex);
    const newer = await leases.acquire('north', 'b', at(5), 60_000);
    await expect(listed(6, workspace())).rejects.toThrow(LeaseLostError);
    expect(await knex(EVENTS).select()).toEqual([]);
    expect(await store.listEntries()).toEqual([]);
    await expect(
      store.record(newer!, {
        type: 'listed',
        kind: 'Workspace',
        sightings: [seen(workspace())],
        at: at(7).toISOString(),
      }),
    ).resolves.toBe(1);
  });

  it('holds large fleets: lists of hundreds come and go', async () => {
    const { store, listed } = await setup(await connect());
    const many = Array.from({ length: 450 }, (_, i) =>
      workspace({ name: `ws-${i}` }),
    );
    expect(await listed(1, ...many)).toBe(450);
    expect(await listed(2, ...many.slice(0, 10))).toBe(440);
    expect(await listed(3, ...many)).toBe(440);
    expect(await listed(4)).toBe(450);
    const entries = await store.listEntries();
    expect(entries).toHaveLength(450);
    expect(
      entries.every(e => e.deleted?.observedAt === at(4).toISOString()),
    ).toBe(true);
  });

  it('can make the current state anew from the facts', async () => {
    const knex = await connect();
    const north = await setup(knex, 'north');
    const south = await setup(knex, 'south');
    const many = Array.from({ length: 300 }, (_, i) =>
      workspace({ name: `ws-${i}`, ready: i % 2 === 0 }),
    );
    await north.listed(1, ...many);
    await south.listed(1, workspace({ annotations: MANAGED }));
    await north.upserted(
      2,
      workspace({ name: 'ws-1', generation: 2, model: 'x/y' }),
    );
    await north.listed(3, ...many.slice(5));
    await north.listed(4, ...many);

    const kept = await north.store.listEntries();
    expect(kept).toHaveLength(301);
    await knex(ENTRIES).update({ name: 'wrong', deleted_observed_at: null });
    await north.store.rebuildEntries();
    expect(await north.store.listEntries()).toEqual(kept);

    await knex(ENTRIES).delete();
    await north.store.repairEntries();
    expect(await north.store.listEntries()).toEqual(kept);
  });
});
