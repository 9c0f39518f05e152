import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type {
  DatabaseService,
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  workloadKindSchema,
  type ClusterView,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { FleetService } from '../fleet/FleetService';
import type { HealthGate } from '../permissions/HealthGate';
import type { ResourceGate } from '../permissions/ResourceGate';
import type { FleetFeed } from '../watch/FleetFeed';
import { AuthorizedInventoryService } from './AuthorizedInventoryService';
import { DefaultInventoryService } from './InventoryService';
import { DatabaseInventoryStore } from './store/DatabaseInventoryStore';
import { LEASES } from './store/tables';
import { DatabaseLeaseStore } from '../database/DatabaseLeaseStore';
import { connectDatabase } from '../database/migrate';
import {
  InventoryWriter,
  systemClock,
  type Clock,
  type KindInStep,
} from './writer';

const LEASE_MS = 30_000;
const CAPACITY = 1_000;

export interface InventoryOptions {
  database: DatabaseService;
  feed: FleetFeed;
  fleet: Pick<FleetService, 'clusters' | 'health'>;
  gate: ResourceGate;
  healthGate: HealthGate;
  logger: LoggerService;
  lifecycle: LifecycleService;
  clock?: Clock;
}

/** The inventory, ready to serve; recording starts when the backend has started and ends with it. */
export async function createInventory(options: InventoryOptions): Promise<{
  inventory: AuthorizedInventoryService;
  writer: InventoryWriter;
  /** When an object was first seen gone; undefined when it was not. */
  deletedAt(uid: string): Promise<string | undefined>;
}> {
  const { database, feed, fleet, gate, healthGate, logger, lifecycle } =
    options;
  const clock = options.clock ?? systemClock;
  const knex = await connectDatabase(database);
  const store = new DatabaseInventoryStore(knex);
  await store.repairEntries();

  const writer = new InventoryWriter({
    feed,
    clock,
    logger,
    ledger: store,
    leases: new DatabaseLeaseStore(knex, LEASES),
    holder: `${hostname()}-${randomUUID()}`,
    leaseMs: LEASE_MS,
    capacity: CAPACITY,
    clusters: () =>
      fleet.clusters().map(view => ({
        name: view.name,
        inStep: kindsInStep(view),
      })),
  });
  lifecycle.addStartupHook(() => writer.start());
  lifecycle.addShutdownHook(() => writer.stop());

  return {
    writer,
    deletedAt: async uid =>
      (await store.findEntries(uid))
        .flatMap(({ deleted }) => deleted?.observedAt ?? [])
        .at(-1),
    inventory: new AuthorizedInventoryService({
      gate,
      healthGate,
      clock,
      inventory: new DefaultInventoryService({
        store,
        health: () => fleet.health(),
        recorders: () => writer.states(),
      }),
    }),
  };
}

function kindsInStep(view: ClusterView): KindInStep[] {
  return view.kinds.flatMap(({ kind, state, asOf }) => {
    const workload = workloadKindSchema.safeParse(kind);
    return workload.success && state === 'synced' && asOf
      ? [{ kind: workload.data, asOf: new Date(asOf) }]
      : [];
  });
}
