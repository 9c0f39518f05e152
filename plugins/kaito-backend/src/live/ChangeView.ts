import type {
  Change,
  ClusterHealth,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { FleetService } from '../fleet/FleetService';
import type { Allows } from '../permissions/ResourceGate';
import type { ChangeEntry, RequestNews } from './ChangeEntry';
import type { ChangeTexts } from './ChangeTexts';

/** A change in words. */
export interface Message {
  type: Change['type'];
  json: string;
}

/** Changes as one caller may see them. What is put in words is read when it is sent, so it is never older than that. */
export class ChangeView {
  readonly #fleet: FleetService;
  readonly #mayRead: Allows;
  readonly #mayReadClusters: boolean;
  readonly #mayFollow: (news: RequestNews) => boolean;
  readonly #texts: ChangeTexts;

  constructor(options: {
    fleet: FleetService;
    mayRead: Allows;
    mayReadClusters: boolean;
    /** Whether the caller may know of a request. */
    mayFollow(news: RequestNews): boolean;
    /** Shared by all readers. */
    texts: ChangeTexts;
  }) {
    this.#fleet = options.fleet;
    this.#mayRead = options.mayRead;
    this.#mayReadClusters = options.mayReadClusters;
    this.#mayFollow = options.mayFollow;
    this.#texts = options.texts;
  }

  /** Whether the caller may know of this at all: decided before it takes a place in the caller's queue. */
  concerns({ event }: ChangeEntry): boolean {
    switch (event.type) {
      case 'workload':
        return [event.before, event.after].some(
          row => row !== null && this.#mayRead(row.resource),
        );
      case 'request':
        return this.#mayFollow(event.news);
      case 'capacity':
        return this.#mayReadClusters;
      default:
        return this.#maySeeCluster(event.cluster);
    }
  }

  /** The message as JSON; undefined when there is nothing left to say. */
  toMessage(entry: ChangeEntry): Message | undefined {
    const { event } = entry;
    const after = event.type === 'workload' ? event.after : null;
    if (after && this.#mayRead(after.resource)) {
      const json = this.#texts.upserted(after);
      return json === undefined ? undefined : { type: 'upserted', json };
    }
    const change = this.#toChange(entry);
    return change && { type: change.type, json: JSON.stringify(change) };
  }

  #toChange({ event }: ChangeEntry): Change | undefined {
    switch (event.type) {
      case 'workload':
        // It is gone, or it now belongs to someone else: for this caller that is the same.
        return event.before
          ? { type: 'deleted', ref: event.before.facts.ref }
          : undefined;
      case 'request':
        return { type: 'request', request: event.news.present() };
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
