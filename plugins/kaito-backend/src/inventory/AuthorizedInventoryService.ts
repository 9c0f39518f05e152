import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  kaitoInventoryReadPermission,
  type InventoryEntry,
  type InventoryHistory,
  type ListAnswer,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { HealthGate } from '../permissions/HealthGate';
import { refuseNever } from '../permissions/refuseNever';
import type { ResourceGate } from '../permissions/ResourceGate';
import type { InventoryService } from './InventoryService';
import { toResource } from './toInventoryEntry';
import type { Clock } from './writer';

/** The inventory as one caller may see it. What may not be read does not exist for the caller. */
export class AuthorizedInventoryService {
  readonly #inventory: InventoryService;
  readonly #gate: ResourceGate;
  readonly #healthGate: HealthGate;
  readonly #clock: Pick<Clock, 'now'>;

  constructor(options: {
    inventory: InventoryService;
    gate: ResourceGate;
    healthGate: HealthGate;
    clock: Pick<Clock, 'now'>;
  }) {
    this.#inventory = options.inventory;
    this.#gate = options.gate;
    this.#healthGate = options.healthGate;
    this.#clock = options.clock;
  }

  async list(options: {
    credentials: BackstageCredentials;
  }): Promise<ListAnswer<InventoryEntry>> {
    const mayRead = await this.#predicate(options.credentials, {
      refuse: true,
    });
    const items = (await this.#inventory.list()).filter(mayRead);
    const clusters = await this.#healthGate.visible(
      this.#inventory.clusters(),
      items.map(({ cluster }) => cluster),
      options.credentials,
    );
    return {
      items,
      totalItems: items.length,
      clusters,
      generatedAt: this.#clock.now().toISOString(),
    };
  }

  /**
   * The history of one deployment. A uid names one deployment in all the world, unless a cluster is registered
   * under two names or was restored from another's backup: then `cluster` tells which is meant.
   *
   * @throws NotFoundError when there is none, or none the caller may read
   * @throws ConflictError when more than one fits; it names the clusters
   */
  async history(options: {
    credentials: BackstageCredentials;
    uid: string;
    cluster?: string;
  }): Promise<InventoryHistory> {
    const { uid, cluster } = options;
    const mayRead = await this.#predicate(options.credentials);
    const [entry, ...others] = (await this.#inventory.find(uid))
      .filter(found => cluster === undefined || found.cluster === cluster)
      .filter(mayRead);
    if (!entry) {
      throw new NotFoundError(
        `The inventory holds no deployment with the uid '${uid}' that you may read`,
      );
    }
    if (others.length > 0) {
      const clusters = [entry, ...others].map(found => found.cluster);
      throw new ConflictError(
        `More than one cluster has a deployment with the uid '${uid}'. Add '?cluster=' and one of: ${clusters.join(
          ', ',
        )}`,
      );
    }
    return this.#inventory.history(entry);
  }

  async #predicate(
    credentials: BackstageCredentials,
    options: { refuse: boolean } = { refuse: false },
  ) {
    const allows = await this.#gate.predicate(
      kaitoInventoryReadPermission,
      credentials,
    );
    if (options.refuse) {
      refuseNever(allows, kaitoInventoryReadPermission);
    }
    return (entry: InventoryEntry) => allows(toResource(entry));
  }
}
