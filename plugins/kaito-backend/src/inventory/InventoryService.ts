import { ServiceUnavailableError } from '@backstage/errors';
import type {
  ClusterHealth,
  InventoryEntry,
  InventoryHistory,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { InventoryStore } from './store/InventoryStore';
import { toInventoryEntry, toInventoryEvent } from './toInventoryEntry';
import type { RecorderState } from './writer';
import { databaseReason } from '../database/databaseReason';

/** Reads the inventory. Rejects with a ServiceUnavailableError when the database does not answer. */
export interface InventoryService {
  /** Every deployment ever seen, deleted ones too, latest first. */
  list(): Promise<InventoryEntry[]>;
  /** Deployments with this uid: more than one when a cluster is registered under two names. */
  find(uid: string): Promise<InventoryEntry[]>;
  /** All that is recorded about one deployment. */
  history(entry: InventoryEntry): Promise<InventoryHistory>;
  /** State of each cluster; says so where this replica cannot record. */
  clusters(): ClusterHealth[];
}

/** Reads the inventory from the ledger. */
export class DefaultInventoryService implements InventoryService {
  readonly #store: InventoryStore;
  readonly #health: () => ClusterHealth[];
  readonly #recorders: () => RecorderState[];

  constructor(options: {
    store: InventoryStore;
    health: () => ClusterHealth[];
    recorders: () => RecorderState[];
  }) {
    this.#store = options.store;
    this.#health = options.health;
    this.#recorders = options.recorders;
  }

  async list() {
    const entries = await reading(this.#store.listEntries());
    return entries.map(toInventoryEntry);
  }

  async find(uid: string) {
    const entries = await reading(this.#store.findEntries(uid));
    return entries.map(toInventoryEntry);
  }

  async history(entry: InventoryEntry) {
    const { cluster, uid } = entry;
    const facts = await reading(this.#store.listFacts(cluster, uid));
    return { entry, events: facts.map(toInventoryEvent) };
  }

  clusters() {
    const recorders = new Map(this.#recorders().map(r => [r.cluster, r]));
    return this.#health().map(health => {
      const problem = recorders.get(health.name)?.problem;
      if (!problem) {
        return health;
      }
      const notice = `Its inventory has not been recorded since ${problem.since.toISOString()}: ${
        problem.message
      }. What is seen meanwhile waits for the database.`;
      return {
        ...health,
        message: health.message ? `${health.message} ${notice}` : notice,
      };
    });
  }
}

async function reading<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw new ServiceUnavailableError(
      `The inventory cannot be read: ${databaseReason(
        error,
      )}. Try again in a minute; if it stays so, ask the administrators of this portal to look at its database.`,
    );
  }
}
