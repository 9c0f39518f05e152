import type {
  Change,
  ClusterHealth,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { FleetService } from '../fleet/FleetService';
import type { Allows } from '../permissions/ResourceGate';
import type { ChangeEntry, ChangeEvent } from './ChangeEntry';

/** Changes as one caller may see them. What is put in words is read when it is sent, so it is never older than that. */
export class ChangeView {
  readonly #fleet: FleetService;
  readonly #mayRead: Allows;
  readonly #mayReadClusters: boolean;

  constructor(options: {
    fleet: FleetService;
    mayRead: Allows;
    mayReadClusters: boolean;
  }) {
    this.#fleet = options.fleet;
    this.#mayRead = options.mayRead;
    this.#mayReadClusters = options.mayReadClusters;
  }

  /** Whether the caller may know of this at all: decided before it takes a place in the caller's queue. */
  concerns({ event }: ChangeEntry): boolean {
    switch (event.type) {
      case 'workload':
        return [event.before, event.after].some(
          row => row !== null && this.#mayRead(row.resource),
        );
      case 'capacity':
        return this.#mayReadClusters;
      default:
        return this.#maySeeCluster(event.cluster);
    }
  }

  /** The message; undefined when there is nothing left to say. */
  toChange({ event }: ChangeEntry): Change | undefined {
    switch (event.type) {
      case 'workload':
        return this.#workload(event);
      case 'capacity':
        return { type: 'capacity', cluster: event.cluster };
      default: {
        const cluster = this.#health(event.cluster);
        return cluster
          ? { type: 'cluster', cluster }
          : {
              type: 'resync',
              reason: `Cluster ${event.cluster} is not part of the fleet any more.`,
            };
      }
    }
  }

  #workload(event: ChangeEvent & { type: 'workload' }): Change | undefined {
    const { before, after } = event;
    if (after && this.#mayRead(after.resource)) {
      const [workload] = this.#fleet.present([after]);
      return workload && { type: 'upserted', workload };
    }
    // It is gone, or it now belongs to someone else: for this caller that is the same.
    return before ? { type: 'deleted', ref: before.facts.ref } : undefined;
  }

  #health(name: string): ClusterHealth | undefined {
    return this.#fleet.health().find(cluster => cluster.name === name);
  }

  #maySeeCluster(name: string): boolean {
    return (
      this.#mayReadClusters ||
      this.#fleet
        .rows()
        .some(
          ({ resource }) =>
            resource.cluster === name && this.#mayRead(resource),
        )
    );
  }
}
