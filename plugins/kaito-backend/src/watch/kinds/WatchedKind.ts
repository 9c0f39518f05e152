import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';

/** Names of the kinds the portal watches. */
export type WatchedKindName =
  | 'Workspace'
  | 'InferenceSet'
  | 'RAGEngine'
  | 'NodeClaim'
  | 'Node'
  | 'Pod'
  | 'Service'
  | 'Event';

/** A kind the portal watches in every cluster. */
export interface WatchedKind {
  kind: WatchedKindName;
  apiVersion: string;
  /** Plural as the API server's paths name it. */
  plural: string;
  /** Whether the portal can do without: a cluster may not have it installed. */
  optional: boolean;
  /** What to keep of an object; undefined when it is of no concern. */
  reduce(object: KubeObject): KubeObject | undefined;
  /** Most objects to keep; all when left out. Those that sort first go first. */
  limit?: number;
  /** What a list is sorted by where there is a limit. */
  sortKey?(object: KubeObject): string;
}

/** Path of a kind's list in all namespaces. */
export function listPath({ apiVersion, plural }: WatchedKind): string {
  return apiVersion.includes('/')
    ? `/apis/${apiVersion}/${plural}`
    : `/api/${apiVersion}/${plural}`;
}

/** The plural with its group, as RBAC and people write it: `workspaces.kaito.sh`. */
export function resourceName({ apiVersion, plural }: WatchedKind): string {
  const [group, version] = apiVersion.split('/');
  return version ? `${plural}.${group}` : plural;
}
