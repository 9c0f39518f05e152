import type {
  CapacityView,
  ClusterHealth,
  ClusterView,
  Workload,
  WorkloadDetail,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { Problem } from './attention/Problem';
import type { FleetRow } from './rows/FleetRow';

/** The fleet as the watch knows it. Answers come from memory and never wait for a cluster. */
export interface FleetService {
  clusters(): ClusterView[];
  /** One line about each cluster, for the envelope of every list. */
  health(): ClusterHealth[];
  /** Every workload, made ready for queries. */
  rows(): FleetRow[];
  /** Rows as answers show them: with how current each is. */
  present(rows: readonly FleetRow[]): Workload[];
  /** Which of these rows are not well, and why. */
  problems(rows: readonly FleetRow[]): Problem[];
  workloads(): Workload[];
  workload(ref: WorkloadRef): WorkloadDetail | undefined;
  capacity(): CapacityView[];
}
