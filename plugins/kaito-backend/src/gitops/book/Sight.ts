import type { GitOpsConfig } from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';
import type { HostedApplication } from '../agents/argoAgent';
import type { PlaceIndex } from '../places/PlaceIndex';
import type { RepositoryReader } from '../reader';

/** Everything known of clusters and repositories at one moment. */
export interface Sight {
  snapshots: ReadonlyMap<string, ClusterSnapshot>;
  /** Argo CD's Applications of all clusters. */
  applications: readonly HostedApplication[];
  index: PlaceIndex;
  reader: Pick<RepositoryReader, 'branch'>;
  config: GitOpsConfig;
  /** Milliseconds since the epoch. */
  now: number;
  /** How long an agent that says nothing may take, ms. */
  agentIntervalMs: number;
  /** How old what is known of a branch may be to be relied on, ms. */
  currentForMs: number;
}
