import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  kaitoPermissions,
  RESOURCE_TYPE_KAITO_ENDPOINT,
  RESOURCE_TYPE_KAITO_INVENTORY_ENTRY,
  RESOURCE_TYPE_KAITO_REQUEST,
  RESOURCE_TYPE_KAITO_WORKLOAD,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  kaitoEndpointResourceRef,
  kaitoEndpointRules,
  kaitoInventoryEntryResourceRef,
  kaitoInventoryEntryRules,
  kaitoRequestResourceRef,
  kaitoRequestRules,
  kaitoWorkloadResourceRef,
  kaitoWorkloadRules,
  type KaitoFilter,
  type KaitoResource,
} from '@kaito-portal/backstage-plugin-kaito-node';
import type {
  PermissionResourceRef,
  PermissionRule,
} from '@backstage/plugin-permission-node';

type AnyResourceType = {
  resourceRef: PermissionResourceRef<KaitoResource, KaitoFilter>;
  rules: PermissionRule<KaitoResource, KaitoFilter, string>[];
};

const RESOURCE_TYPES: Record<string, AnyResourceType> = {
  [RESOURCE_TYPE_KAITO_WORKLOAD]: {
    resourceRef: kaitoWorkloadResourceRef,
    rules: Object.values(kaitoWorkloadRules),
  },
  [RESOURCE_TYPE_KAITO_ENDPOINT]: {
    resourceRef: kaitoEndpointResourceRef,
    rules: Object.values(kaitoEndpointRules),
  },
  [RESOURCE_TYPE_KAITO_REQUEST]: {
    resourceRef: kaitoRequestResourceRef,
    rules: Object.values(kaitoRequestRules),
  },
  [RESOURCE_TYPE_KAITO_INVENTORY_ENTRY]: {
    resourceRef: kaitoInventoryEntryResourceRef,
    rules: Object.values(kaitoInventoryEntryRules),
  },
};

/** The resource ref registered for a resource type; throws for one that is not ours. */
export function resourceRefOf(resourceType: string) {
  const known = RESOURCE_TYPES[resourceType];
  if (!known) {
    throw new Error(`'${resourceType}' is not a resource type of KAITO Portal`);
  }
  return known.resourceRef;
}

/** Tells Backstage every permission, resource type and rule of the plugin. */
export function registerPermissions(registry: PermissionsRegistryService) {
  for (const { resourceRef, rules } of Object.values(RESOURCE_TYPES)) {
    registry.addResourceType({
      resourceRef,
      rules,
      permissions: kaitoPermissions.filter(
        permission =>
          'resourceType' in permission &&
          permission.resourceType === resourceRef.resourceType,
      ),
    });
  }
  registry.addPermissions(
    kaitoPermissions.filter(permission => !('resourceType' in permission)),
  );
}
