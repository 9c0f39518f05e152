import { AGE, NAME, pathColumn } from './columns';
import { defineResource } from './ResourceType';

const rbac = (kind: string, plural: string, namespaced: boolean) =>
  defineResource({
    group: 'rbac.authorization.k8s.io',
    version: 'v1',
    kind,
    plural,
    namespaced,
    hasStatus: false,
    hasGeneration: false,
    columns: kind.endsWith('Binding')
      ? [NAME, pathColumn('Role', '.roleRef.name'), AGE]
      : [NAME, AGE],
  });

/** Accounts and their rights: stored as they come. What a token may do follows from the sandbox's own table. */
export const RBAC_TYPES = [
  defineResource({
    version: 'v1',
    kind: 'ServiceAccount',
    plural: 'serviceaccounts',
    shortNames: ['sa'],
    hasStatus: false,
    hasGeneration: false,
    columns: [NAME, AGE],
  }),
  rbac('ClusterRole', 'clusterroles', false),
  rbac('ClusterRoleBinding', 'clusterrolebindings', false),
  rbac('Role', 'roles', true),
  rbac('RoleBinding', 'rolebindings', true),
];
