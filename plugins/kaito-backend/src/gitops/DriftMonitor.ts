import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  KubeObject,
  WorkloadKind,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { RowCache } from '../fleet/rows/RowCache';
import type { SnapshotSource } from '../watch/ClusterSnapshot';
import type { Clock } from '../watch/Clock';
import type { FleetSignal, FleetSignals } from '../watch/FleetSignals';
import type { WatchedKindName } from '../watch/kinds';
import type { DriftBook } from './book/DriftBook';
import { stateOf } from './book/toDrift';
import type { RepositoryReader } from './reader';

/** What changes of these kinds can make of how a workload stands. */
const OF_CONCERN = new Set<WatchedKindName>([
  'Workspace',
  'InferenceSet',
  'RAGEngine',
  'MultiRoleInference',
  'Kustomization',
  'Application',
]);
/** However much happens, everything is gone over once in this time. */
const GATHER_MS = 1_000;
/** Without any news time itself makes pending drifted, and what is known old. */
const IDLE_MS = 15_000;

/** Keeps how workloads stand against Git with their rows, and tells the live stream what changed. */
export class DriftMonitor {
  readonly #options: {
    book: DriftBook;
    reader: RepositoryReader;
    source: SnapshotSource;
    signals: FleetSignals;
    rows: RowCache;
    onNews: (cluster: string, kind: WorkloadKind, object: KubeObject) => void;
    clock: Clock;
    logger: LoggerService;
  };
  readonly #stop = new AbortController();
  #unsubscribe: (() => void)[] = [];
  #wake: () => void = () => {};
  #news = false;
  #loop: Promise<void> | null = null;

  constructor(options: {
    book: DriftBook;
    reader: RepositoryReader;
    source: SnapshotSource;
    signals: FleetSignals;
    rows: RowCache;
    /** Called for a workload that stands otherwise than before. */
    onNews: (cluster: string, kind: WorkloadKind, object: KubeObject) => void;
    clock: Clock;
    logger: LoggerService;
  }) {
    this.#options = options;
  }

  start(): void {
    if (this.#loop) return;
    const { reader, signals } = this.#options;
    this.#unsubscribe = [
      reader.subscribe(() => this.#nudge()),
      signals.subscribe(signal => {
        if (isOfConcern(signal)) this.#nudge();
      }),
    ];
    this.#loop = this.#run();
  }

  async stop(): Promise<void> {
    this.#unsubscribe.forEach(unsubscribe => unsubscribe());
    this.#stop.abort();
    this.#wake();
    await this.#loop;
  }

  #nudge(): void {
    this.#news = true;
    this.#wake();
  }

  async #run(): Promise<void> {
    const { clock, logger } = this.#options;
    const { signal } = this.#stop;
    while (!signal.aborted) {
      this.#news = false;
      try {
        await this.#goOver();
      } catch (error) {
        logger.error('Comparing with Git failed', toError(error));
      }
      await clock.sleep(GATHER_MS, signal);
      if (!this.#news && !signal.aborted) await this.#idle();
    }
  }

  async #idle(): Promise<void> {
    const { clock } = this.#options;
    const woken = new AbortController();
    this.#wake = () => woken.abort();
    await clock.sleep(IDLE_MS, woken.signal);
    this.#wake = () => {};
  }

  async #goOver(): Promise<void> {
    const { book, rows, source, onNews } = this.#options;
    const judged = await book.sweep();
    const snapshots = new Map(source.snapshots().map(s => [s.name, s]));
    for (const each of judged.values()) {
      const { cluster, kind, namespace, name } = each.ref;
      const snapshot = snapshots.get(cluster);
      // What it holds now: the comparison is of a moment ago, and the next is due if it has changed.
      const live = snapshot?.object(kind, namespace, name);
      if (!snapshot || !live) continue;
      const list = snapshot.objects(kind);
      if (rows.setGit(cluster, kind, live, list, stateOf(each))) {
        onNews(cluster, kind, live);
      }
    }
    rows.keepGit(key => judged.has(key));
  }
}

function isOfConcern(signal: FleetSignal): boolean {
  switch (signal.type) {
    case 'objects':
      return OF_CONCERN.has(signal.kind);
    case 'failure':
      return false;
    default:
      return true;
  }
}
