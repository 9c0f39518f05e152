import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';

/** Names of the kinds the portal watches. */
export type WatchedKindName =
  | 'Workspace'
  | 'InferenceSet'
  | 'RAGEngine'
  | 'MultiRoleInference'
  | 'ModelMirror'
  | 'NodeClaim'
  | 'NodePool'
  | 'Node'
  | 'Pod'
  | 'Service'
  | 'Event'
  | 'ConfigMap'
  | 'StatefulSet'
  | 'Deployment'
  | 'Kustomization'
  | 'HelmRelease'
  | 'Application'
  | 'Gateway'
  | 'HTTPRoute'
  | 'InferencePool'
  | 'ScaledObject';

/** A kind the portal watches in every cluster. */
export interface WatchedKind {
  kind: WatchedKindName;
  apiVersion: string;
  /** Plural as the API server's paths name it. */
  plural: string;
  /** Whether the portal can do without: a cluster may not have it installed. */
  optional: boolean;
  /**
   * Whether everything else is complete without it, so that a cluster that withholds it counts as live. Only ever true
   * of an optional kind.
   */
  extra?: boolean;
  /** What does not work without it, as a sentence for people. */
  loss: string;
  /** What to keep of an object; undefined when it is of no concern. */
  reduce(object: KubeObject): KubeObject | undefined;
  /** Most objects to keep; all when left out. Those that sort first go first. */
  limit?: number;
  /** What a list is sorted by where there is a limit. */
  sortKey?(object: KubeObject): string;
}

/** API group of a kind; blank for the core group. */
export function groupOf({ apiVersion }: Pick<WatchedKind, 'apiVersion'>) {
  return apiVersion.includes('/') ? apiVersion.split('/', 1)[0] : '';
}

/** Path of a kind's list in all namespaces. */
export function listPath({ apiVersion, plural }: WatchedKind): string {
  return apiVersion.includes('/')
    ? `/apis/${apiVersion}/${plural}`
    : `/api/${apiVersion}/${plural}`;
}

/** The plural with its group, as RBAC and people write it: `workspaces.kaito.sh`. */
export function resourceName(
  kind: Pick<WatchedKind, 'apiVersion' | 'plural'>,
): string {
  const group = groupOf(kind);
  return group ? `${kind.plural}.${group}` : kind.plural;
}
