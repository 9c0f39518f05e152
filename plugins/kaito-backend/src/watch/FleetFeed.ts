import type {
  KubeObject,
  WorkloadKind,
} from '@kaito-portal/backstage-plugin-kaito-common';

/** One thing the watch saw of a workload kind in one cluster. */
export type FleetEvent =
  | {
      /** A complete list: everything of this kind that lives in the cluster at this moment. */
      type: 'listed';
      cluster: string;
      kind: WorkloadKind;
      objects: readonly KubeObject[];
      at: Date;
    }
  | {
      type: 'upserted' | 'deleted';
      cluster: string;
      kind: WorkloadKind;
      object: KubeObject;
      at: Date;
    };

/** Workload events of every cluster, in the order they were seen per cluster and kind. */
export interface FleetFeed {
  /** Subscribes; first a `listed` for each kind that is in step now. Returns the way to unsubscribe. */
  subscribe(listener: (event: FleetEvent) => void): () => void;
}
