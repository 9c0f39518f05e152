import type {
  CapacityView,
  ClusterHealth,
  ClusterView,
  Workload,
  WorkloadDetail,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';

/** The fleet as the watch knows it. Answers come from memory and never wait for a cluster. */
export interface FleetService {
  clusters(): ClusterView[];
  /** One line about each cluster, for the envelope of every list. */
  health(): ClusterHealth[];
  workloads(): Workload[];
  workload(ref: WorkloadRef): WorkloadDetail | undefined;
  capacity(): CapacityView[];
}
