import type {
  ClusterState,
  KindState,
  KubeObject,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { WatchedKindName } from './kinds';

/** What is known of a cluster at this moment. */
export interface ClusterSnapshot {
  name: string;
  title: string;
  state: ClusterState;
  message: string | null;
  asOf: string | null;
  since: string | null;
  kubernetesVersion: string | null;
  kinds: KindState[];
  /** The same array until an object of the kind changes. */
  objects(kind: WatchedKindName): readonly KubeObject[];
  object(
    kind: WatchedKindName,
    namespace: string,
    name: string,
  ): KubeObject | undefined;
}

/** Gives what is known of every cluster, in the order of the configuration. */
export interface SnapshotSource {
  snapshots(): ClusterSnapshot[];
  /** One of them, where that costs less than all. */
  snapshot?(cluster: string): ClusterSnapshot | undefined;
}
