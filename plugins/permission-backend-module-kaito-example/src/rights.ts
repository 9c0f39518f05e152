import {
  catalogEntityReadPermission,
  catalogEntityRefreshPermission,
  catalogLocationReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  kaitoClusterReadPermission,
  kaitoEndpointInvokePermission,
  kaitoInventoryExportPermission,
  kaitoInventoryReadPermission,
  kaitoModelReadPermission,
  kaitoRequestCreatePermission,
  kaitoRequestReadPermission,
  kaitoWorkloadLogsReadPermission,
  kaitoWorkloadReadPermission,
  RESOURCE_TYPE_KAITO_WORKLOAD,
} from '@kaito-portal/backstage-plugin-kaito-common/permissions';
import {
  createKaitoEndpointConditionalDecision,
  createKaitoRequestConditionalDecision,
  createKaitoWorkloadConditionalDecision,
  kaitoEndpointConditions,
  kaitoRequestConditions,
  kaitoWorkloadConditions,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { allowed, DENY, type Decide, type Rights } from './decisions';

const readCatalog = allowed(
  catalogEntityReadPermission.name,
  catalogLocationReadPermission.name,
);

const readTemplates = allowed(
  'scaffolder.template.parameter.read',
  'scaffolder.template.step.read',
);

/** Runs of templates that one has started oneself. */
const ownTask: Decide = (permission, { userEntityRef }) => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'scaffolder',
  resourceType: isResourcePermission(permission) ? permission.resourceType : '',
  conditions: {
    rule: 'IS_TASK_OWNER',
    resourceType: 'scaffolder-task',
    params: { createdBy: [userEntityRef] },
  },
});

/** A developer sees and invokes what the own groups own and what runs in a shared cluster, and asks for more. */
export function developerRights(sharedClusters: string[]): Rights {
  const workload: Decide = (permission, { ownershipEntityRefs }) =>
    isResourcePermission(permission, RESOURCE_TYPE_KAITO_WORKLOAD)
      ? createKaitoWorkloadConditionalDecision(permission, {
          anyOf: [
            kaitoWorkloadConditions.isOwnedBy({ claims: ownershipEntityRefs }),
            kaitoWorkloadConditions.isInCluster({ clusters: sharedClusters }),
          ],
        })
      : DENY;

  return {
    ...readCatalog,
    ...readTemplates,
    ...allowed(
      catalogEntityRefreshPermission.name,
      'scaffolder.action.execute',
      'scaffolder.task.create',
      kaitoModelReadPermission.name,
      kaitoClusterReadPermission.name,
      kaitoRequestCreatePermission.name,
    ),
    'scaffolder.task.read': ownTask,
    'scaffolder.task.cancel': ownTask,
    [kaitoWorkloadReadPermission.name]: workload,
    [kaitoWorkloadLogsReadPermission.name]: workload,
    [kaitoEndpointInvokePermission.name]: (_, { ownershipEntityRefs }) =>
      createKaitoEndpointConditionalDecision(kaitoEndpointInvokePermission, {
        anyOf: [
          kaitoEndpointConditions.isOwnedBy({ claims: ownershipEntityRefs }),
          kaitoEndpointConditions.isInCluster({ clusters: sharedClusters }),
        ],
      }),
    [kaitoRequestReadPermission.name]: (_, { ownershipEntityRefs }) =>
      createKaitoRequestConditionalDecision(
        kaitoRequestReadPermission,
        kaitoRequestConditions.isOwnedBy({ claims: ownershipEntityRefs }),
      ),
  };
}

/** An auditor reads everything that was deployed and asked for, and changes and invokes nothing. */
export const auditorRights: Rights = {
  ...readCatalog,
  ...readTemplates,
  ...allowed(
    'scaffolder.task.read',
    kaitoModelReadPermission.name,
    kaitoClusterReadPermission.name,
    kaitoWorkloadReadPermission.name,
    kaitoRequestReadPermission.name,
    kaitoInventoryReadPermission.name,
    kaitoInventoryExportPermission.name,
  ),
};

/** Someone without a role finds people and systems, no more. */
export const visitorRights: Rights = readCatalog;
