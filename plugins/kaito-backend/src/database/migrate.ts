import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** Where the migrations of the plugin's tables are. */
export function migrationsDirectory() {
  return resolvePackagePath(
    '@kaito-portal/backstage-plugin-kaito-backend',
    'migrations',
  );
}

/** The plugin's database with all its tables. */
export async function connectDatabase(
  database: DatabaseService,
): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({ directory: migrationsDirectory() });
  }
  return knex;
}
