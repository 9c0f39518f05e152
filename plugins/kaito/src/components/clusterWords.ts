import type { ClusterState } from '@kaito-portal/backstage-plugin-kaito-common/api';

/** Each state of a cluster as a person would say it. */
export const CLUSTER_STATE_WORDS: Record<ClusterState, string> = {
  starting: 'is being contacted',
  live: 'is live',
  partial: 'answers only in part',
  unreachable: 'does not answer',
  terminating: 'is shutting down',
  unauthorized: "refuses the portal's credentials",
  misconfigured: 'is not configured correctly',
};
