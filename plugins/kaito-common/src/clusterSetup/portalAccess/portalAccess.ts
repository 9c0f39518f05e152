import type { KubeObject } from '../../manifests/types';
import { type PortalRole, WATCHER_RULES } from './watcherRules';

/** Namespace and name of the account the portal reads a cluster with. */
export const WATCHER = {
  namespace: 'kaito-portal',
  name: 'kaito-portal-watcher',
} as const;

const RBAC = 'rbac.authorization.k8s.io';
/** Who is granted something. */
export type Subject = Record<string, string>;

/** The portal's account in the cluster. */
export const ACCOUNT: Subject = { kind: 'ServiceAccount', ...WATCHER };

/** An identity of Microsoft Entra, by its object id. */
export const entraIdentity = (objectId: string): Subject => ({
  kind: 'User',
  apiGroup: RBAC,
  name: objectId,
});

/** Any object of a kind that is written as it is. */
export type PlainObject = KubeObject & Record<string, unknown>;

/** The portal's account and what it may read, as `deploy/rbac` has them. */
export function watcherAccess(): PlainObject[] {
  const { namespace, name } = WATCHER;
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, namespace },
    },
    watcherRole(),
    watcherBinding(name, ACCOUNT),
  ];
}

/** What an identity of Microsoft Entra may read. It needs no account in the cluster. */
export function entraAccess(objectId: string): PlainObject[] {
  return [
    watcherRole(),
    watcherBinding('kaito-portal-entra', entraIdentity(objectId)),
  ];
}

function watcherRole(): PlainObject {
  return {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRole',
    metadata: { name: WATCHER.name },
    rules: WATCHER_RULES.map(({ apiGroups, resources, verbs }) => ({
      apiGroups,
      resources,
      verbs,
    })),
  };
}

function watcherBinding(name: string, subject: Subject): PlainObject {
  return {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: WATCHER.name },
    subjects: [subject],
  };
}

/** Asks the cluster for a token of the portal's account, for a portal outside of it. It holds none itself. */
export function watcherToken(): PlainObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      ...WATCHER,
      annotations: { 'kubernetes.io/service-account.name': WATCHER.name },
    },
    type: 'kubernetes.io/service-account-token',
  };
}

/** What the portal may do besides in one namespace. */
export function portalRole(
  role: PortalRole,
  namespace: string,
  subject: Subject = ACCOUNT,
): PlainObject[] {
  const { name, resources, verbs } = role;
  return [
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'Role',
      metadata: { name, namespace },
      rules: [{ apiGroups: [''], resources, verbs }],
    },
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'RoleBinding',
      metadata: { name, namespace },
      roleRef: { apiGroup: RBAC, kind: 'Role', name },
      subjects: [subject],
    },
  ];
}
