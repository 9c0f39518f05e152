import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  inventoryHistorySchema,
  inventoryListSchema,
  paths,
  type InventoryEntry,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { startCluster, type SandboxCluster } from '@kaito-portal/sandbox';
import createKnex from 'knex';
import request from 'supertest';
import { kaitoPlugin } from '../plugin';
import { MANAGED, workspace } from './__testUtils__/workspace';

jest.setTimeout(60_000);

/** The way of a fact: cluster, watch, ledger, REST, over real sockets and across a restart of the portal. */
describe('inventory of a sandbox cluster', () => {
  let folder: string;
  let cluster: SandboxCluster;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kaito-inventory-'));
    cluster = await startCluster({ name: 'north', pace: 0.01 });
  });

  afterAll(async () => {
    await cluster.stop();
    await rm(folder, { recursive: true });
  });

  async function startPortal() {
    const knex = createKnex({
      client: 'better-sqlite3',
      connection: join(folder, 'kaito.sqlite'),
      useNullAsDefault: true,
    });
    const backend = await startTestBackend({
      features: [
        kaitoPlugin,
        mockServices.database.factory({ knex }),
        mockServices.rootConfig.factory({
          data: {
            kubernetes: {
              clusterLocatorMethods: [
                {
                  type: 'config',
                  clusters: [
                    {
                      name: 'north',
                      url: cluster.url,
                      authProvider: 'serviceAccount',
                      serviceAccountToken: cluster.tokens.reader,
                      caData: Buffer.from(cluster.caPem).toString('base64'),
                    },
                  ],
                },
              ],
            },
          },
        }),
      ],
    });
    const get = async (path: string) => {
      const response = await request(backend.server).get(`/api/kaito${path}`);
      expect(response.status).toBe(200);
      return response.body;
    };
    /** The only entry, once it is as wanted. */
    const entry = async (wanted: (entry: InventoryEntry) => boolean) => {
      for (;;) {
        const { items } = inventoryListSchema.parse(
          await get(paths.inventory()),
        );
        if (items.length === 1 && wanted(items[0])) {
          return items[0];
        }
        await new Promise(resolve => setTimeout(resolve, 50));
      }
    };
    const stopPortal = async () => {
      await backend.stop();
      await knex.destroy();
    };
    return { get, entry, stop: stopPortal };
  }

  it('follows a Workspace from creation to a deletion nobody saw', async () => {
    const first = await startPortal();
    const { metadata, status, ...manifest } = workspace({
      annotations: MANAGED,
    }) as any;
    cluster.store.create({
      ...manifest,
      metadata: {
        name: metadata.name,
        namespace: metadata.namespace,
        annotations: MANAGED,
      },
    });
    const ready = await first.entry(found => found.firstReady !== null);
    expect(ready).toMatchObject({
      cluster: 'north',
      kind: 'Workspace',
      namespace: 'search',
      name: 'phi',
      licence: 'mit',
      managed: true,
      evidence: 'B',
      deleted: null,
    });
    await first.stop();

    cluster.store.delete('Workspace', 'phi', 'search');
    while (cluster.store.get('Workspace', 'phi', 'search')) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }

    const second = await startPortal();
    const gone = await second.entry(found => found.deleted !== null);
    expect(gone.created).toEqual(ready.created);
    expect(gone.firstReady).toEqual(ready.firstReady);
    expect(gone.deleted!.notBefore! < gone.deleted!.observedAt).toBe(true);

    const history = inventoryHistorySchema.parse(
      await second.get(paths.inventoryEntry(gone.uid)),
    );
    expect(history.events.map(event => event.type)).toEqual([
      'created',
      'ready',
      'deleted',
    ]);
    await second.stop();
  });
});
