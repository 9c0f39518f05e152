import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrationsDirectory } from '../migrate';

/**
 * Runs the same tests on SQLite and PostgreSQL. `yarn test:unit` starts a PostgreSQL; there, and in CI, a run
 * without it fails.
 */
export function describeOnDatabases(
  title: string,
  tests: (connect: () => Promise<Knex>) => void,
) {
  const databases = TestDatabases.create({
    ids: ['SQLITE_3', 'POSTGRES_18'],
    disableDocker: true,
  });
  const mustHavePostgres =
    !!process.env.CI ||
    !!process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;
  const visited: string[] = [];

  describe.each(databases.eachSupportedId())(`${title} on %s`, id => {
    tests(async () => {
      const knex = await databases.init(id);
      await knex.migrate.latest({ directory: migrationsDirectory() });
      visited.push(knex.client.config.client);
      return knex;
    });
  });

  (mustHavePostgres ? it : it.skip)(
    `${title} was tested on PostgreSQL (run by yarn test:unit)`,
    () => {
      expect(visited).toContain('pg');
    },
  );
}
