import type {
  KubeObject,
  Workload,
  WorkloadKind,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { ClusterSnapshot } from '../watch/ClusterSnapshot';
import { freshnessOf } from './freshness';
import { toFacts } from './rows/toFacts';

/** One workload as lists show it. */
export function toWorkload(
  snapshot: ClusterSnapshot,
  kind: WorkloadKind,
  object: KubeObject,
): Workload {
  return {
    ...toFacts(snapshot.name, kind, object),
    ...freshnessOf(snapshot, kind),
  };
}
