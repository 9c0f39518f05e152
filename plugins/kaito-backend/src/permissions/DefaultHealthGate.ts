import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  kaitoClusterReadPermission,
  type ClusterHealth,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { HealthGate } from './HealthGate';
import { hasPermission } from './requirePermission';

/** Asks Backstage's permission policy. */
export class DefaultHealthGate implements HealthGate {
  readonly #permissions: PermissionsService;

  constructor(permissions: PermissionsService) {
    this.#permissions = permissions;
  }

  async visible(
    health: ClusterHealth[],
    seen: Iterable<string>,
    credentials: BackstageCredentials,
  ): Promise<ClusterHealth[]> {
    const all = await hasPermission(
      this.#permissions,
      kaitoClusterReadPermission,
      credentials,
    );
    const names = new Set(seen);
    return all ? health : health.filter(({ name }) => names.has(name));
  }
}
