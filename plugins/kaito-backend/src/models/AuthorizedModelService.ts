import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  kaitoModelReadPermission,
  kaitoWorkloadReadPermission,
  type ModelList,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  type CatalogModel,
  MODEL_CATALOG,
} from '@kaito-portal/backstage-plugin-kaito-common/models';
import type { FleetService } from '../fleet/FleetService';
import { toResource } from '../fleet/toResource';
import type { ResourceGate } from '../permissions/ResourceGate';
import { requirePermission } from '../permissions/requirePermission';
import { withDeployments } from './withDeployments';

/** The model catalog with the deployments one caller may see. */
export class AuthorizedModelService {
  readonly #catalog: readonly CatalogModel[];
  readonly #fleet: Pick<FleetService, 'workloads'>;
  readonly #gate: ResourceGate;
  readonly #permissions: PermissionsService;

  constructor(options: {
    /** Models to offer, as the organisation wants them. */
    catalog: readonly CatalogModel[];
    fleet: Pick<FleetService, 'workloads'>;
    gate: ResourceGate;
    permissions: PermissionsService;
  }) {
    this.#catalog = options.catalog;
    this.#fleet = options.fleet;
    this.#gate = options.gate;
    this.#permissions = options.permissions;
  }

  /** @throws NotAllowedError unless the caller may see models */
  async list(credentials: BackstageCredentials): Promise<ModelList> {
    await requirePermission(
      this.#permissions,
      kaitoModelReadPermission,
      credentials,
    );
    const mayRead = await this.#gate.predicate(
      kaitoWorkloadReadPermission,
      credentials,
    );
    const visible = this.#fleet
      .workloads()
      .filter(item => mayRead(toResource(item)));
    const items = withDeployments(this.#catalog, visible);
    return {
      items,
      totalItems: items.length,
      kaitoVersion: MODEL_CATALOG.kaitoVersion,
      dataDate: MODEL_CATALOG.dataDate,
      generatedAt: new Date().toISOString(),
    };
  }
}
