import type { Content } from './Content';
import { Fleet } from './Fleet';

/** The clusters, in a process of their own. */
export function clustersRole() {
  let fleet: Fleet;
  return {
    start(given: { count: number; content: Content }) {
      fleet = new Fleet(given.content);
      return fleet.start(given.count);
    },
    change: (options: { perSecond: number }) => fleet.change(options),
    /** Lets one cluster accept connections and say nothing, or ends that. */
    hang(index: number, on: boolean): void {
      fleet.clusters[index].faults.acceptSilently(on);
    },
    requests: () => fleet.requests(),
  };
}

export type ClustersRole = ReturnType<typeof clustersRole>;
