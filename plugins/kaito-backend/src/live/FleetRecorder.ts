import type {
  KubeObject,
  WorkloadKind,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { FleetRow } from '../fleet/rows/FleetRow';
import type { RowCache } from '../fleet/rows/RowCache';
import type { FleetEvent, FleetFeed } from '../watch/FleetFeed';
import type { FleetSignal, FleetSignals } from '../watch/FleetSignals';
import type { WatchedKindName } from '../watch/kinds';
import type { ChangeLog } from './ChangeLog';

/** Kinds that GPU capacity is computed from. */
const OF_CAPACITY = new Set<WatchedKindName>(['Node', 'Pod']);
/** What is read from KAITO's controller is part of what is shown of a cluster. */
const OF_INSTALLATION: WatchedKindName = 'Deployment';
/** A cluster's capacity is worth reading anew once in this time, however many pods come and go. */
const CAPACITY_MS = 1_000;

/** Turns what the watch sees into changes: a list that follows an outage becomes just what differs. */
export class FleetRecorder {
  readonly #log: ChangeLog;
  readonly #rows: RowCache;
  readonly #known = new Map<string, Map<string, FleetRow>>();
  readonly #capacity = new Map<string, NodeJS.Timeout>();
  readonly #unsubscribe: (() => void)[];

  constructor(options: {
    log: ChangeLog;
    rows: RowCache;
    feed: FleetFeed;
    signals: FleetSignals;
  }) {
    this.#log = options.log;
    this.#rows = options.rows;
    this.#unsubscribe = [
      options.feed.subscribe(event => this.#onEvent(event)),
      options.signals.subscribe(signal => this.#onSignal(signal)),
    ];
  }

  close(): void {
    this.#unsubscribe.forEach(unsubscribe => unsubscribe());
    this.#capacity.forEach(timer => clearTimeout(timer));
    this.#capacity.clear();
  }

  /** Tells of a workload whose row is another although its object is the same. */
  touch(cluster: string, kind: WorkloadKind, object: KubeObject): void {
    const known = this.#knownOf(cluster, kind);
    const row = this.#rows.rowOf(cluster, kind, object);
    if (known.get(row.key)?.facts.uid === row.facts.uid) {
      this.#put(known, row);
    }
  }

  #onEvent(event: FleetEvent): void {
    const known = this.#knownOf(event.cluster, event.kind);
    if (event.type === 'listed') {
      const rows = event.objects.map(object =>
        this.#rows.rowOf(event.cluster, event.kind, object),
      );
      const alive = new Set(rows.map(({ key }) => key));
      [...known.values()]
        .filter(({ key }) => !alive.has(key))
        .forEach(row => this.#remove(known, row));
      rows.forEach(row => this.#put(known, row));
      return;
    }
    const row = this.#rows.rowOf(event.cluster, event.kind, event.object);
    if (event.type === 'upserted') {
      this.#put(known, row);
    } else if (known.get(row.key)?.facts.uid === row.facts.uid) {
      // Another object may have taken the name already.
      this.#remove(known, known.get(row.key)!);
    }
  }

  #put(known: Map<string, FleetRow>, after: FleetRow): void {
    const before = known.get(after.key) ?? null;
    known.set(after.key, after);
    if (!before || before.version !== after.version) {
      this.#log.append({ type: 'workload', before, after });
    }
  }

  #remove(known: Map<string, FleetRow>, before: FleetRow): void {
    known.delete(before.key);
    this.#log.append({ type: 'workload', before, after: null });
  }

  /** Its rows leave the lists: for who looks at them that is as if they were deleted. */
  #forget(cluster: string): void {
    [...this.#known.keys()]
      .filter(key => key.startsWith(`${cluster}\n`))
      .forEach(key => {
        const known = this.#known.get(key)!;
        [...known.values()].forEach(row => this.#remove(known, row));
        this.#known.delete(key);
      });
    this.#log.append({ type: 'cluster', cluster });
    this.#log.append({ type: 'capacity', cluster });
  }

  #onSignal({ cluster, ...signal }: FleetSignal): void {
    const installation =
      signal.type === 'objects' && signal.kind === OF_INSTALLATION;
    if (signal.type === 'state' || installation) {
      this.#log.append({ type: 'cluster', cluster });
    } else if (signal.type === 'removed') {
      this.#forget(cluster);
    } else if (
      signal.type === 'objects' &&
      OF_CAPACITY.has(signal.kind) &&
      !this.#capacity.has(cluster)
    ) {
      const timer = setTimeout(() => {
        this.#capacity.delete(cluster);
        this.#log.append({ type: 'capacity', cluster });
      }, CAPACITY_MS);
      timer.unref();
      this.#capacity.set(cluster, timer);
    }
  }

  #knownOf(cluster: string, kind: WorkloadKind): Map<string, FleetRow> {
    const key = `${cluster}\n${kind}`;
    const known = this.#known.get(key) ?? new Map<string, FleetRow>();
    this.#known.set(key, known);
    return known;
  }
}
