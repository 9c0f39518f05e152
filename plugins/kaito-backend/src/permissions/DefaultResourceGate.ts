import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import {
  matchesKaitoFilter,
  type KaitoResource,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { resourceRefOf } from './resourceTypes';
import type { ResourceGate } from './ResourceGate';

/** Asks Backstage's permission policy; conditions are applied to resources in memory. */
export class DefaultResourceGate implements ResourceGate {
  readonly #permissions: PermissionsService;
  readonly #registry: PermissionsRegistryService;

  constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
  }) {
    this.#permissions = options.permissions;
    this.#registry = options.permissionsRegistry;
  }

  async predicate(
    permission: ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<(resource: KaitoResource) => boolean> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.CONDITIONAL) {
      const allowed = decision.result === AuthorizeResult.ALLOW;
      return () => allowed;
    }
    const ruleset = this.#registry.getPermissionRuleset(
      resourceRefOf(permission.resourceType),
    );
    const filter = createConditionTransformer(ruleset)(decision.conditions);
    return resource => matchesKaitoFilter(filter, resource);
  }
}
