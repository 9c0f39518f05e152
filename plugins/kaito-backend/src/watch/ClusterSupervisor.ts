import { isDeepStrictEqual } from 'node:util';
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  isMisconfigured,
  type ClusterConnection,
  type ClusterEntry,
  type MisconfiguredCluster,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { isSameConnection } from '../clusters/isSameConnection';
import type { UndiciClusterTransport } from '../clusters/UndiciClusterTransport';
import { createApiGet } from './ApiClient';
import { assumeOpen } from './assumeOpen';
import { systemClock, type Clock } from './Clock';
import type { ClusterSnapshot, SnapshotSource } from './ClusterSnapshot';
import { ClusterWatch } from './ClusterWatch';
import { FleetBroadcast } from './FleetBroadcast';
import type { FleetFeed } from './FleetFeed';
import { FleetSignals } from './FleetSignals';
import { refuseProxyErrors } from './refuseProxyErrors';
import { toMisconfigured, withHint, withNote } from './explainSnapshot';
import { DEFAULT_SETTINGS, type WatchSettings } from './WatchSettings';

export interface ClusterSupervisorOptions {
  clusters: readonly ClusterEntry[];
  transport: UndiciClusterTransport;
  logger: LoggerService;
  clock?: Clock;
  watchSeconds?: () => number;
  /** Times and limits other than the usual ones. */
  settings?: Partial<WatchSettings>;
}

interface Watched {
  connection: ClusterConnection;
  watch: ClusterWatch;
  /** Why its latest description is of no use. */
  problem?: string;
}

type Member = Watched | MisconfiguredCluster;

function isWatched(member: Member | undefined): member is Watched {
  return member !== undefined && 'watch' in member;
}

function toSnapshot(member: Member): ClusterSnapshot {
  if (!isWatched(member)) {
    return toMisconfigured(member);
  }
  const { watch, connection, problem } = member;
  const snapshot = withHint(
    { ...watch.snapshot(), title: connection.title ?? connection.name },
    connection.hint,
  );
  return problem === undefined ? snapshot : withNote(snapshot, problem);
}

/** What people are told of a member besides what its watch says. */
function toWords(member: Member | undefined): unknown {
  return isWatched(member) ? [member.connection.title, member.problem] : member;
}

/** Watches every cluster, each on its own: one that fails, comes or goes costs the others nothing. */
export class ClusterSupervisor implements SnapshotSource {
  readonly feed: FleetFeed;
  readonly signals: FleetSignals;
  readonly #options: ClusterSupervisorOptions;
  readonly #broadcast: FleetBroadcast;
  readonly #ending = new Set<Promise<void>>();
  #members = new Map<string, Member>();
  #started = false;

  constructor(options: ClusterSupervisorOptions) {
    this.#options = options;
    this.#broadcast = new FleetBroadcast(options.logger, () =>
      this.#watched().flatMap(({ watch }) => watch.current()),
    );
    this.feed = this.#broadcast;
    this.signals = new FleetSignals(options.logger);
    this.update(options.clusters);
  }

  start(): void {
    this.#started = true;
    this.#watched().forEach(({ watch }) => watch.start());
  }

  async stop(): Promise<void> {
    this.#started = false;
    await Promise.all([
      ...this.#ending,
      ...this.#watched().map(({ watch }) => watch.stop()),
    ]);
  }

  /**
   * Watches these clusters from now on, in this order. A cluster that is not among them is forgotten; one that is
   * reached in another way keeps what is known of it until it has been read anew; one whose description cannot be used
   * any more is watched as before, and says so.
   */
  update(clusters: readonly ClusterEntry[]): void {
    const before = this.#members;
    this.#members = new Map(
      clusters.map(entry => [
        entry.name,
        this.#toMember(entry, before.get(entry.name)),
      ]),
    );
    this.#options.transport.update(
      [...this.#members.values()].map(member =>
        isWatched(member) ? member.connection : member,
      ),
    );
    this.#tell(before);
  }

  snapshots(): ClusterSnapshot[] {
    return [...this.#members.values()].map(toSnapshot);
  }

  snapshot(cluster: string): ClusterSnapshot | undefined {
    const member = this.#members.get(cluster);
    return member && toSnapshot(member);
  }

  #toMember(entry: ClusterEntry, known: Member | undefined): Member {
    const watched = isWatched(known) ? known : undefined;
    if (isMisconfigured(entry)) {
      return watched ? { ...watched, problem: entry.problem } : entry;
    }
    const watch = watched?.watch ?? this.#createWatch(entry);
    return { connection: entry, watch };
  }

  /** Stops what is gone, starts what is new, and says what changed. */
  #tell(before: ReadonlyMap<string, Member>): void {
    before.forEach((member, cluster) => {
      if (!this.#members.has(cluster)) {
        if (isWatched(member)) {
          this.#end(member.watch);
          this.#options.logger.info(`Cluster ${cluster} is watched no more`);
        }
        this.signals.emit({ type: 'removed', cluster });
      }
    });
    this.#members.forEach((member, cluster) => {
      const known = before.get(cluster);
      if (isWatched(member)) {
        this.#follow(member, isWatched(known) ? known : undefined);
      }
      if (!isDeepStrictEqual(toWords(member), toWords(known))) {
        this.signals.emit({ type: 'state', cluster });
      }
    });
  }

  #follow({ watch, connection }: Watched, known: Watched | undefined): void {
    if (known && !isSameConnection(known.connection, connection)) {
      watch.reconnect();
    } else if (!known && this.#started) {
      watch.start();
    }
  }

  #end(watch: ClusterWatch): void {
    const ending = watch.stop().finally(() => this.#ending.delete(ending));
    this.#ending.add(ending);
  }

  #createWatch({ name, title }: ClusterConnection): ClusterWatch {
    const { transport, logger, clock, watchSeconds, settings } = this.#options;
    const created: { watch?: ClusterWatch } = {};
    // What a stream that is being ended still says must not bring back what was forgotten.
    const current = () => {
      const member = this.#members.get(name);
      return isWatched(member) && member.watch === created.watch
        ? member
        : undefined;
    };
    const proxied = () => current()?.connection.proxied === true;
    created.watch = new ClusterWatch({
      name,
      title: title ?? name,
      get: {
        watch: assumeOpen(createApiGet(transport, name, 'watch'), proxied),
        probe: refuseProxyErrors(
          createApiGet(transport, name, 'probe'),
          name,
          proxied,
        ),
      },
      clock: clock ?? systemClock,
      logger,
      watchSeconds,
      settings: { ...DEFAULT_SETTINGS, ...settings },
      publish: event => current() && this.#broadcast.publish(event),
      signal: signal => current() && this.signals.emit(signal),
    });
    return created.watch;
  }

  #watched(): Watched[] {
    return [...this.#members.values()].filter(isWatched);
  }
}
