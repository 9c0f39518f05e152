import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { ClusterView } from '@kaito-portal/backstage-plugin-kaito-common';
import createKnex from 'knex';
import { openHealthGate } from '../permissions/__testUtils__/openHealthGate';
import { FakeFeed } from './__testUtils__/FakeFeed';
import { ManualClock } from './__testUtils__/ManualClock';
import { workspace } from './__testUtils__/workspace';
import { createInventory } from './createInventory';

const north: ClusterView = {
  name: 'north',
  title: 'North',
  state: 'live',
  message: null,
  asOf: '2026-11-21T10:00:00.000Z',
  kubernetesVersion: null,
  since: null,
  workloads: 1,
  nodes: 0,
  kaito: {
    state: 'not-checked',
    message: null,
    installation: null,
    catalog: {
      release: '0.12',
      exact: false,
      complete: true,
      presetNames: 'hugging-face',
      note: null,
    },
    asOf: null,
    stale: true,
  },
  kinds: [
    {
      kind: 'Workspace',
      state: 'synced',
      objectCount: 1,
      asOf: '2026-11-21T10:00:00.000Z',
      message: null,
      optional: false,
      resource: 'workspaces.kaito.sh',
      loss: null,
      extra: false,
      staleSince: null,
      rights: {
        state: 'not-checked',
        missing: [],
        checkedAt: null,
        message: null,
      },
    },
  ],
};

describe('createInventory', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kaito-inventory-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** A backend process with its own connection to the same database file. */
  async function boot(feed: FakeFeed, clock: ManualClock) {
    const knex = createKnex({
      client: 'better-sqlite3',
      connection: join(folder, 'kaito.sqlite'),
      useNullAsDefault: true,
    });
    const started: (() => unknown)[] = [];
    const stopped: (() => unknown)[] = [];
    const { inventory, writer } = await createInventory({
      database: mockServices.database({ knex }),
      feed,
      clock,
      fleet: { clusters: () => [north], health: () => [north] },
      gate: { predicate: async () => () => true },
      healthGate: openHealthGate,
      logger: mockServices.logger.mock(),
      lifecycle: mockServices.lifecycle.mock({
        addStartupHook: hook => started.push(hook),
        addShutdownHook: hook => stopped.push(hook),
      }),
    });
    started.forEach(hook => hook());
    while (clock.waiting === 0) {
      await new Promise(resolve => setImmediate(resolve));
    }
    await writer.idle();
    return {
      inventory,
      writer,
      shutdown: async () => {
        await Promise.all(stopped.map(hook => hook()));
        await knex.destroy();
      },
    };
  }

  it('remembers a deployment that was deleted while the portal was down', async () => {
    const clock = new ManualClock('2026-11-21T10:00:00.000Z');
    const feed = new FakeFeed(clock);
    feed.put(workspace());
    const before = await boot(feed, clock);
    await before.shutdown();

    feed.remove('uid-phi');
    clock.advance(3_600_000);
    const after = await boot(feed, clock);
    const list = await after.inventory.list({
      credentials: mockCredentials.user(),
    });
    expect(list.items).toMatchObject([
      {
        uid: 'uid-phi',
        deleted: {
          notBefore: '2026-11-21T10:00:00.000Z',
          observedAt: '2026-11-21T11:00:00.000Z',
        },
      },
    ]);
    expect(list.clusters).toEqual([north]);
    await after.shutdown();
  });

  it('records nothing before the backend has started', async () => {
    const clock = new ManualClock('2026-11-21T10:00:00.000Z');
    const feed = new FakeFeed(clock);
    const backend = await boot(feed, clock);
    expect(feed.subscribers).toBe(1);
    await backend.shutdown();
    expect(feed.subscribers).toBe(0);
  });
});
