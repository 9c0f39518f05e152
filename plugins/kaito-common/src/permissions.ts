import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of a KAITO resource that serves or tunes, as the portal shows it. */
export const RESOURCE_TYPE_KAITO_WORKLOAD = 'kaito-workload';
/** Resource type of an OpenAI-compatible endpoint. */
export const RESOURCE_TYPE_KAITO_ENDPOINT = 'kaito-endpoint';
/** Resource type of a person's request for a model. */
export const RESOURCE_TYPE_KAITO_REQUEST = 'kaito-request';
/** Resource type of one entry of the inventory. */
export const RESOURCE_TYPE_KAITO_INVENTORY_ENTRY = 'kaito-inventory-entry';

/** See the model catalog. */
export const kaitoModelReadPermission = createPermission({
  name: 'kaito.model.read',
  attributes: { action: 'read' },
});

/** See clusters, their state and their GPU capacity. */
export const kaitoClusterReadPermission = createPermission({
  name: 'kaito.cluster.read',
  attributes: { action: 'read' },
});

/** See a workload, its conditions, events and manifest. */
export const kaitoWorkloadReadPermission = createPermission({
  name: 'kaito.workload.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_KAITO_WORKLOAD,
});

/** Read the logs of a workload's pods. */
export const kaitoWorkloadLogsReadPermission = createPermission({
  name: 'kaito.workload.logs.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_KAITO_WORKLOAD,
});

/** Send a prompt to an endpoint. Only ever granted to a user, never to a service. */
export const kaitoEndpointInvokePermission = createPermission({
  name: 'kaito.endpoint.invoke',
  attributes: {},
  resourceType: RESOURCE_TYPE_KAITO_ENDPOINT,
});

/** Ask for a model: guards the button; the real guard is the review of the pull request. */
export const kaitoRequestCreatePermission = createPermission({
  name: 'kaito.request.create',
  attributes: { action: 'create' },
});

/** Follow a request from form to ready. */
export const kaitoRequestReadPermission = createPermission({
  name: 'kaito.request.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_KAITO_REQUEST,
});

/** Read entries of the inventory. */
export const kaitoInventoryReadPermission = createPermission({
  name: 'kaito.inventory.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_KAITO_INVENTORY_ENTRY,
});

/** Export the inventory. */
export const kaitoInventoryExportPermission = createPermission({
  name: 'kaito.inventory.export',
  attributes: { action: 'read' },
});

/** Every permission of the KAITO plugins. */
export const kaitoPermissions = [
  kaitoModelReadPermission,
  kaitoClusterReadPermission,
  kaitoWorkloadReadPermission,
  kaitoWorkloadLogsReadPermission,
  kaitoEndpointInvokePermission,
  kaitoRequestCreatePermission,
  kaitoRequestReadPermission,
  kaitoInventoryReadPermission,
  kaitoInventoryExportPermission,
];
