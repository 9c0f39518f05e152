/** A cluster the portal can connect to, with the portal's own credentials. */
export interface ClusterConnection {
  /** Unique among all sources. */
  name: string;
  /** For people; the name when left out. */
  title?: string;
  /** URL of the API server; a path prefix is kept. */
  url: string;
  tls?: {
    /** PEM. The system's authorities when left out. */
    ca?: string;
    /** Client certificate and its key, PEM. */
    cert?: string;
    key?: string;
    serverName?: string;
    skipVerify?: boolean;
  };
  /** Asked before each request, so that it may rotate. Must be quick: cache what is slow to get. */
  token?: () => Promise<string>;
  /**
   * Asked when the API server answers 401 to a token: gives a newer one, or the same when there is no other. Rejects when
   * it cannot be got. The portal asks one at a time, and not again within ten seconds for a token that stayed refused.
   */
  renewToken?: (refused: string) => Promise<string>;
}

/** A cluster that was asked for but cannot be connected to. Shown with its error; stops nothing else. */
export interface MisconfiguredCluster {
  name: string;
  title?: string;
  /** Field, reason and next step, in a sentence; without secrets. */
  problem: string;
}

export type ClusterEntry = ClusterConnection | MisconfiguredCluster;

/** Says which clusters there are. Asked once, when the portal starts. */
export interface ClusterSource {
  /** For messages and logs, e.g. `app-config kubernetes.clusterLocatorMethods`. */
  id: string;
  listClusters(): Promise<ClusterEntry[]>;
}

/** Whether a cluster cannot be connected to. */
export function isMisconfigured(
  entry: ClusterEntry,
): entry is MisconfiguredCluster {
  return 'problem' in entry;
}
