import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import createKnex, { type Knex } from 'knex';

/** A folder with a database file for each plugin, which outlives the backends that use it. */
export async function databaseFolder(): Promise<{
  feature: BackendFeature;
  remove(): Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'journey-db-'));
  const opened: Knex[] = [];
  const feature = createServiceFactory({
    service: coreServices.database,
    deps: { plugin: coreServices.pluginMetadata },
    factory: ({ plugin }) => {
      const knex = createKnex({
        client: 'better-sqlite3',
        connection: join(folder, `${plugin.getId()}.sqlite`),
        useNullAsDefault: true,
      });
      opened.push(knex);
      return { getClient: async () => knex };
    },
  });
  return {
    feature,
    remove: async () => {
      await Promise.all(opened.map(knex => knex.destroy()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
