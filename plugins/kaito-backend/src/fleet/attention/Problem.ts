import type {
  CauseLink,
  Workload,
} from '@kaito-portal/backstage-plugin-kaito-common';

/** A workload that is not well, and the deepest cause known; null when nothing around it says more than it does itself. */
export interface Problem {
  workload: Workload;
  cause: CauseLink | null;
}
