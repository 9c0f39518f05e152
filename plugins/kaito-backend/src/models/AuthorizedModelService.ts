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

/** What an organisation's rules have against models, whoever asks and wherever; a sentence each. */
export interface ModelPolicy {
  against(model: CatalogModel): string[];
}

/** The model catalog with the deployments one caller may see. */
export class AuthorizedModelService {
  readonly #catalog: readonly CatalogModel[];
  readonly #fleet: Pick<FleetService, 'workloads'>;
  readonly #gate: ResourceGate;
  readonly #permissions: PermissionsService;
  readonly #policy: ModelPolicy | undefined;

  constructor(options: {
    /** Models to offer, as the organisation wants them. */
    catalog: readonly CatalogModel[];
    fleet: Pick<FleetService, 'workloads'>;
    gate: ResourceGate;
    permissions: PermissionsService;
    /** No rules when left out. */
    policy?: ModelPolicy;
  }) {
    this.#catalog = options.catalog;
    this.#fleet = options.fleet;
    this.#gate = options.gate;
    this.#permissions = options.permissions;
    this.#policy = options.policy;
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
    const against = this.#policy?.against;
    const items = withDeployments(this.#catalog, visible).map(item => ({
      ...item,
      ...(against && { notAllowed: against(item) }),
    }));
    return {
      items,
      totalItems: items.length,
      kaitoVersion: MODEL_CATALOG.kaitoVersion,
      dataDate: MODEL_CATALOG.dataDate,
      generatedAt: new Date().toISOString(),
    };
  }
}
