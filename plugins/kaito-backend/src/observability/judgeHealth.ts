import type {
  ClusterView,
  HealthDetails,
  PartHealth,
} from '@kaito-portal/backstage-plugin-kaito-common';

type State = PartHealth['state'];

const SEVERITY: Record<State, number> = { ok: 0, degraded: 1, failed: 2 };

/** The worst of several states; `ok` for none. */
export function worst(states: readonly State[]): State {
  return states.reduce(
    (found, state) => (SEVERITY[state] > SEVERITY[found] ? state : found),
    'ok',
  );
}

/** What is known of how a replica records one cluster. */
export interface RecordingState {
  cluster: string;
  role: 'writer' | 'standby';
  problem: { since: Date; message: string } | null;
}

/** How the record of the fleet fares as far as this replica can tell. Standing by is as well as writing. */
export function judgeRecording(
  recorders: readonly RecordingState[],
): HealthDetails['recording'] {
  const stuck = recorders.filter(({ problem }) => problem !== null);
  const here = recorders
    .filter(({ role }) => role === 'writer')
    .map(({ cluster }) => cluster);
  if (stuck.length === 0) {
    return { state: 'ok', message: null, here };
  }
  const [{ problem }] = stuck;
  return {
    state: 'degraded',
    message: `${stuck
      .map(({ cluster }) => cluster)
      .join(', ')}: not recorded since ${problem!.since.toISOString()}: ${
      problem!.message
    }. What is seen meanwhile waits for the database.`,
    here,
  };
}

/** Kinds by state, over all clusters. */
export function countKinds(
  clusters: readonly Pick<ClusterView, 'kinds'>[],
): Record<string, number> {
  const counts: Record<string, number> = {};
  clusters
    .flatMap(({ kinds }) => kinds)
    .forEach(({ state }) => {
      counts[state] = (counts[state] ?? 0) + 1;
    });
  return counts;
}
