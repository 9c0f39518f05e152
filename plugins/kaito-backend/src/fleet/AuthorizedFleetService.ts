import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  kaitoClusterReadPermission,
  kaitoWorkloadReadPermission,
  type AttentionGroup,
  type CapacityView,
  type ClusterHealth,
  type ClusterView,
  type ListAnswer,
  type WorkloadDetail,
  type WorkloadPage,
  type WorkloadQuery,
  type WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { HealthGate } from '../permissions/HealthGate';
import type { ResourceGate } from '../permissions/ResourceGate';
import { refuseNever } from '../permissions/refuseNever';
import { requirePermission } from '../permissions/requirePermission';
import { groupProblems } from './attention/groupProblems';
import type { FleetService } from './FleetService';
import type { FleetRow } from './rows/FleetRow';
import { hideHolders } from './hideHolders';
import { queryRows } from './query/queryRows';
import { toResource } from './toResource';

/** The fleet as one caller may see it. What may not be read does not exist for the caller. */
export class AuthorizedFleetService {
  readonly #fleet: FleetService;
  readonly #gate: ResourceGate;
  readonly #healthGate: HealthGate;
  readonly #permissions: PermissionsService;
  readonly #now: () => Date;

  constructor(options: {
    fleet: FleetService;
    gate: ResourceGate;
    healthGate: HealthGate;
    permissions: PermissionsService;
    now?: () => Date;
  }) {
    this.#fleet = options.fleet;
    this.#gate = options.gate;
    this.#healthGate = options.healthGate;
    this.#permissions = options.permissions;
    this.#now = options.now ?? (() => new Date());
  }

  /** @throws NotAllowedError unless the caller may see clusters */
  async clusters(
    credentials: BackstageCredentials,
  ): Promise<ListAnswer<ClusterView>> {
    await this.#requireClusterRead(credentials);
    return this.#answer(this.#fleet.clusters());
  }

  /**
   * Workloads the caller may read that match, and the state of each cluster something they may read is in. What they
   * may not read is not counted anywhere.
   * @throws NotAllowedError when the caller may read none whatever there is
   * @throws InputError when the cursor is not from this query
   */
  async workloads(
    query: WorkloadQuery,
    credentials: BackstageCredentials,
  ): Promise<WorkloadPage> {
    const readable = await this.#readable(credentials);
    const { rows, totalItems, facets, nextCursor } = queryRows(
      readable,
      query,
      this.#now().getTime(),
    );
    const health = await this.#healthOf(readable, credentials);
    return {
      ...this.#answer(this.#fleet.present(rows), health),
      totalItems,
      facets,
      nextCursor,
    };
  }

  /**
   * What is wrong with workloads the caller may read, grouped by cause.
   * @throws NotAllowedError when the caller may read none whatever there is
   */
  async attention(
    credentials: BackstageCredentials,
  ): Promise<ListAnswer<AttentionGroup>> {
    const readable = await this.#readable(credentials);
    const groups = groupProblems(this.#fleet.problems(readable));
    return this.#answer(groups, await this.#healthOf(readable, credentials));
  }

  /** @throws NotFoundError when there is none, or none the caller may read */
  async workload(
    ref: WorkloadRef,
    credentials: BackstageCredentials,
  ): Promise<WorkloadDetail> {
    const mayRead = await this.#mayRead(credentials);
    const workload = this.#fleet.workload(ref);
    if (!workload || !mayRead(toResource(workload))) {
      throw new NotFoundError(
        `There is no ${ref.kind} ${ref.namespace}/${ref.name} in cluster ${ref.cluster} that you may see`,
      );
    }
    return workload;
  }

  /**
   * GPU capacity. Who holds GPUs is named only where the caller may read the workload.
   * @throws NotAllowedError unless the caller may see clusters
   */
  async capacity(
    credentials: BackstageCredentials,
  ): Promise<ListAnswer<CapacityView>> {
    await this.#requireClusterRead(credentials);
    const mayRead = await this.#mayRead(credentials);
    const visible = this.#fleet
      .rows()
      .flatMap(({ resource, facts }) => (mayRead(resource) ? [facts] : []));
    return this.#answer(hideHolders(this.#fleet.capacity(), visible));
  }

  async #readable(credentials: BackstageCredentials): Promise<FleetRow[]> {
    const mayRead = await this.#mayRead(credentials);
    refuseNever(mayRead, kaitoWorkloadReadPermission);
    return this.#fleet.rows().filter(({ resource }) => mayRead(resource));
  }

  #healthOf(rows: readonly FleetRow[], credentials: BackstageCredentials) {
    return this.#healthGate.visible(
      this.#fleet.health(),
      new Set(rows.map(({ resource }) => resource.cluster)),
      credentials,
    );
  }

  #requireClusterRead(credentials: BackstageCredentials) {
    return requirePermission(
      this.#permissions,
      kaitoClusterReadPermission,
      credentials,
    );
  }

  #mayRead(credentials: BackstageCredentials) {
    return this.#gate.predicate(kaitoWorkloadReadPermission, credentials);
  }

  #answer<T>(
    items: T[],
    clusters: ClusterHealth[] = this.#fleet.health(),
  ): ListAnswer<T> {
    return {
      items,
      totalItems: items.length,
      clusters,
      generatedAt: this.#now().toISOString(),
    };
  }
}
