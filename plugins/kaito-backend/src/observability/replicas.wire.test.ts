import { createServiceFactory } from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  clusterListSchema,
  healthDetailsSchema,
  inventoryHistorySchema,
  inventoryListSchema,
  paths,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { startCluster, type SandboxCluster } from '@kaito-portal/sandbox';
import type { Knex } from 'knex';
import {
  openDatabase,
  startPortal,
  type TestPortal,
} from '../__testUtils__/startPortal';
import { eventually } from '../watch/__testUtils__/eventually';
import { FakeMetrics } from './__testUtils__/FakeMetrics';

jest.setTimeout(90_000);

/** Two backends in one process take their time on a busy machine. */
const LONG_MS = 30_000;

const WORKSPACE = {
  apiVersion: 'kaito.sh/v1beta1',
  kind: 'Workspace',
  metadata: { name: 'phi', namespace: 'search' },
  resource: {
    instanceType: 'Standard_NC24ads_A100_v4',
    labelSelector: { matchLabels: { apps: 'phi' } },
  },
  inference: { preset: { name: 'microsoft/phi-4-mini-instruct' } },
};

describe('two replicas on one database', () => {
  let cluster: SandboxCluster;
  let database: Knex;
  let portals: TestPortal[] = [];
  const metrics = new FakeMetrics();

  beforeAll(async () => {
    cluster = await startCluster({ name: 'north', pace: 100_000 });
    database = openDatabase();
    const clusters = [{ name: 'north', cluster }];
    const measured = createServiceFactory({
      service: metricsServiceRef,
      deps: {},
      factory: () => metrics,
    });
    portals = [
      await startPortal(clusters, {}, { database, features: [measured] }),
      await startPortal(clusters, {}, { database }),
    ];
  });
  afterAll(async () => {
    await Promise.all(portals.map(portal => portal.stop()));
    await database?.destroy();
    await cluster?.stop();
  });

  const json = async (portal: TestPortal, path: string) =>
    (await portal.fetch(path)).json();
  const details = async (portal: TestPortal) =>
    healthDetailsSchema.parse(await json(portal, paths.healthDetails()));

  it('both read, and each says how current it is itself', async () => {
    await eventually(async () => {
      for (const portal of portals) {
        const response = await portal.fetch(paths.clusters());
        const { items } = clusterListSchema.parse(await response.json());
        expect(items[0].state).toBe('live');
        expect(response.headers.get('kaito-replica')).toBe(
          (await details(portal)).replica.id,
        );
      }
    }, LONG_MS);
    const [first, second] = await Promise.all(portals.map(details));
    expect(first.replica.id).not.toBe(second.replica.id);
    expect([first.status, second.status]).toEqual(['ok', 'ok']);
    expect(first.clusters[0].asOf).not.toBeNull();
  });

  it('one of them records', async () => {
    await eventually(async () => {
      const here = (await Promise.all(portals.map(details))).map(
        ({ recording }) => recording.here,
      );
      expect(here.flat()).toEqual(['north']);
    }, LONG_MS);
    cluster.store.create(WORKSPACE);
    await eventually(async () => {
      for (const portal of portals) {
        expect((await json(portal, paths.workloads())).totalItems).toBe(1);
        const { items } = inventoryListSchema.parse(
          await json(portal, paths.inventory()),
        );
        const { events } = inventoryHistorySchema.parse(
          await json(portal, paths.inventoryEntry(items[0].uid)),
        );
        expect(events.map(({ type }) => type)).toEqual(['created']);
      }
    }, LONG_MS);
  });

  it('measures its watch and its answers', () => {
    expect(metrics.points('kaito.cluster.state')).toContainEqual({
      value: 1,
      attributes: { cluster: 'north', state: 'live' },
    });
    expect(metrics.points('kaito.watch.objects')).toContainEqual({
      value: 1,
      attributes: { cluster: 'north', kind: 'Workspace' },
    });
    expect(
      metrics.points('kaito.request.duration').map(p => p.attributes),
    ).toContainEqual({ operation: 'getHealthDetails', status: 200 });
    expect(
      metrics.points('kaito.cluster.requests').map(p => p.attributes),
    ).toContainEqual({ cluster: 'north', verb: 'list', outcome: '200' });
    expect(metrics.points('kaito.changes')[0].value).toBeGreaterThan(0);
  });

  it('tells who is not signed in that it is there, and no more', async () => {
    const headers = { authorization: mockCredentials.none.header() };
    const [portal] = portals;
    const health = await portal.fetch('/health', { headers });
    expect([health.status, await health.json()]).toEqual([
      200,
      { status: 'ok' },
    ]);
    const refused = await portal.fetch(paths.healthDetails(), { headers });
    expect(refused.status).toBe(401);
  });
});
