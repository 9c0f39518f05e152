import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { ClusterHealth } from '@kaito-portal/backstage-plugin-kaito-common';

/** Decides which clusters' health goes with a list. */
export interface HealthGate {
  /**
   * Every cluster for a caller who may read clusters; for others only those that something they see comes from,
   * so that a list says how current it is and names no cluster its reader has nothing in.
   */
  visible(
    health: ClusterHealth[],
    seen: Iterable<string>,
    credentials: BackstageCredentials,
  ): Promise<ClusterHealth[]>;
}
