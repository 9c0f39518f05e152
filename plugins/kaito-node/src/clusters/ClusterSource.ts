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
  /** Sent with every request, for what stands before the API server. Not for secrets. */
  headers?: Record<string, string>;
  /** Asked before each request, so that it may rotate. Must be quick: cache what is slow to get. */
  token?: () => Promise<string>;
  /**
   * Asked when the API server answers 401 to a token: gives a newer one, or the same when there is no other. Rejects when
   * it cannot be got. The portal asks one at a time, and not again within ten seconds for a token that stayed refused.
   */
  renewToken?: (refused: string) => Promise<string>;
  /**
   * It is reached through a proxy of Backstage, which holds the head of an answer back until its first byte, and answers
   * itself, in JSON and with a status of 500 or more, when it cannot reach the cluster.
   */
  proxied?: boolean;
  /** A sentence added to the reason when the cluster cannot be reached, e.g. that it is private. */
  hint?: string;
}

/** A cluster that was asked for but cannot be connected to. Shown with its error; stops nothing else. */
export interface MisconfiguredCluster {
  name: string;
  title?: string;
  /** Field, reason and next step, in a sentence; without secrets. */
  problem: string;
}

export type ClusterEntry = ClusterConnection | MisconfiguredCluster;

/** Says which clusters there are. */
export interface ClusterSource {
  /** For messages and logs, e.g. `app-config kubernetes.clusterLocatorMethods`. */
  id: string;
  /**
   * Every cluster of this source. Rejects when it cannot tell: the clusters it named before then stay, as an outage of
   * the source says nothing of them. A {@link ClusterSourceError} has its words shown to people.
   */
  listClusters(): Promise<ClusterEntry[]>;
  /**
   * Seconds after which it is asked again, so that clusters come and go while the portal runs: one it names no more is
   * forgotten, one whose connection changed is connected to anew. Left out: asked until it has answered once.
   */
  refreshSeconds?: number;
  /** It asks over a network, or a plugin that is not up yet when this one starts: the start does not wait for it. */
  remote?: boolean;
}

/** A source or a credential failed, and the message says so to people: what, why, next step; without secrets. */
export class ClusterSourceError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ClusterSourceError';
  }
}

/** By name, so that it holds for the class of another copy of this package. */
export function isClusterSourceError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ClusterSourceError';
}

/** Whether a cluster cannot be connected to. */
export function isMisconfigured(
  entry: ClusterEntry,
): entry is MisconfiguredCluster {
  return 'problem' in entry;
}
