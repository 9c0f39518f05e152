import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_KAITO_ENDPOINT,
  RESOURCE_TYPE_KAITO_INVENTORY_ENTRY,
  RESOURCE_TYPE_KAITO_REQUEST,
  RESOURCE_TYPE_KAITO_WORKLOAD,
} from '@kaito-portal/backstage-plugin-kaito-common/permissions';
import type { KaitoFilter } from './KaitoFilter';
import type { KaitoResource } from './KaitoResource';

const ref = () => createPermissionResourceRef<KaitoResource, KaitoFilter>();

/** Workloads, for permission policies and the kaito backend. */
export const kaitoWorkloadResourceRef = ref().with({
  pluginId: 'kaito',
  resourceType: RESOURCE_TYPE_KAITO_WORKLOAD,
});

/** Endpoints. */
export const kaitoEndpointResourceRef = ref().with({
  pluginId: 'kaito',
  resourceType: RESOURCE_TYPE_KAITO_ENDPOINT,
});

/** Requests for a model. */
export const kaitoRequestResourceRef = ref().with({
  pluginId: 'kaito',
  resourceType: RESOURCE_TYPE_KAITO_REQUEST,
});

/** Entries of the inventory. */
export const kaitoInventoryEntryResourceRef = ref().with({
  pluginId: 'kaito',
  resourceType: RESOURCE_TYPE_KAITO_INVENTORY_ENTRY,
});
