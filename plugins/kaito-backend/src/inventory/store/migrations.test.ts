import { describeOnDatabases } from '../../database/__testUtils__/databases';
import { migrationsDirectory } from '../../database/migrate';
import { EVENTS } from './tables';

describeOnDatabases('the inventory migration', connect => {
  const event = {
    cluster: 'north',
    kind: 'Workspace',
    namespace: 'search',
    name: 'phi',
    uid: 'u',
    type: 'created',
    generation: 1,
    spec_hash: 'h',
    observed_at: new Date(0),
    provenance: '{}',
    fencing: 1,
  };

  it('goes up, down and up again', async () => {
    const knex = await connect();
    const directory = migrationsDirectory();
    await knex(EVENTS).insert(event);
    await knex.migrate.rollback({ directory }, true);
    expect(await knex.schema.hasTable(EVENTS)).toBe(false);
    await knex.migrate.latest({ directory });
    expect(await knex(EVENTS).select()).toEqual([]);
  });

  it('refuses to change or remove a fact, whoever asks', async () => {
    const knex = await connect();
    await knex(EVENTS).insert(event);
    await expect(knex(EVENTS).update({ name: 'x' })).rejects.toThrow(
      /append-only/,
    );
    await expect(knex(EVENTS).delete()).rejects.toThrow(/append-only/);
    // SQLite's truncate is a DELETE.
    await expect(knex(EVENTS).truncate()).rejects.toThrow(/append-only/);
    expect(await knex(EVENTS).select('name')).toEqual([{ name: 'phi' }]);
  });

  it('refuses the same fact twice', async () => {
    const knex = await connect();
    await knex(EVENTS).insert(event);
    await expect(knex(EVENTS).insert(event)).rejects.toThrow(/unique/i);
    await knex(EVENTS).insert({ ...event, occurrence: 1 });
  });
});
