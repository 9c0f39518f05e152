import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  isMisconfigured,
  type ClusterEntry,
  type MisconfiguredCluster,
} from '@kaito-portal/backstage-plugin-kaito-node';
import type { UndiciClusterTransport } from '../clusters/UndiciClusterTransport';
import { createApiGet } from './ApiClient';
import { systemClock, type Clock } from './Clock';
import type { ClusterSnapshot, SnapshotSource } from './ClusterSnapshot';
import { ClusterWatch } from './ClusterWatch';
import { FleetBroadcast } from './FleetBroadcast';
import type { FleetFeed } from './FleetFeed';
import { FleetSignals } from './FleetSignals';

function misconfigured(cluster: MisconfiguredCluster): ClusterSnapshot {
  return {
    name: cluster.name,
    title: cluster.title ?? cluster.name,
    state: 'misconfigured',
    message: cluster.problem,
    asOf: null,
    since: null,
    kubernetesVersion: null,
    kinds: [],
    objects: () => [],
    object: () => undefined,
  };
}

/** Watches every cluster, each on its own: one that fails costs the others nothing. */
export class ClusterSupervisor implements SnapshotSource {
  readonly feed: FleetFeed;
  readonly signals: FleetSignals;
  readonly #watches: (ClusterWatch | ClusterSnapshot)[];

  constructor(options: {
    clusters: readonly ClusterEntry[];
    transport: UndiciClusterTransport;
    logger: LoggerService;
    clock?: Clock;
    watchSeconds?: () => number;
  }) {
    const { transport, logger, watchSeconds } = options;
    const broadcast = new FleetBroadcast(logger, () =>
      this.#running().flatMap(watch => watch.current()),
    );
    this.feed = broadcast;
    this.signals = new FleetSignals(logger);
    this.#watches = options.clusters.map(cluster =>
      isMisconfigured(cluster)
        ? misconfigured(cluster)
        : new ClusterWatch({
            name: cluster.name,
            title: cluster.title ?? cluster.name,
            get: {
              watch: createApiGet(transport, cluster.name, 'watch'),
              probe: createApiGet(transport, cluster.name, 'probe'),
            },
            clock: options.clock ?? systemClock,
            logger,
            watchSeconds,
            publish: event => broadcast.publish(event),
            signal: signal => this.signals.emit(signal),
          }),
    );
  }

  start(): void {
    this.#running().forEach(watch => watch.start());
  }

  async stop(): Promise<void> {
    await Promise.all(this.#running().map(watch => watch.stop()));
  }

  snapshots(): ClusterSnapshot[] {
    return this.#watches.map(watch =>
      watch instanceof ClusterWatch ? watch.snapshot() : watch,
    );
  }

  #running(): ClusterWatch[] {
    return this.#watches.filter(watch => watch instanceof ClusterWatch);
  }
}
