/** A cluster the sync keeps as `main` says. */
export interface SyncTarget {
  name: string;
  /** Base URL of the API server. */
  url: string;
  caPem: string;
  token: string;
  /** Folder of the repository that describes it, e.g. `clusters/aks-weu-dev`. */
  path: string;
}

/** One thing that could not be built, applied or pruned. */
export interface SyncError {
  /** File of the repository; null when no single file is to blame. */
  path: string | null;
  /** `Kind namespace/name`; null when it did not come that far. */
  object: string | null;
  message: string;
}

export type SyncState = 'pending' | 'synced' | 'failing' | 'unreachable';

/** How one cluster stands against the repository. */
export interface ClusterSyncStatus {
  cluster: string;
  state: SyncState;
  /** Commit last tried. */
  attemptedCommit: string | null;
  /** Commit last applied without any error. */
  appliedCommit: string | null;
  /** ISO 8601. */
  attemptedAt: string | null;
  /** Objects the last commit describes. */
  objects: number;
  /** Objects written and removed by the last attempt. */
  changed: number;
  pruned: number;
  errors: SyncError[];
}

/** The whole sync: the repository's side and each cluster's. */
export interface GitOpsStatus {
  /** Tip last read; null before the first read. */
  commit: string | null;
  /** Why the repository cannot be read now; null when it can. */
  sourceError: string | null;
  clusters: ClusterSyncStatus[];
}

/** A Kubernetes object as a manifest writes it. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    [field: string]: unknown;
  };
  [field: string]: unknown;
}

/** An object and the file it comes from. */
export interface SourcedManifest {
  path: string;
  manifest: Manifest;
}

/** `Kind namespace/name`, as messages name an object. */
export function describeManifest({ kind, metadata }: Manifest): string {
  const { namespace, name } = metadata;
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}
