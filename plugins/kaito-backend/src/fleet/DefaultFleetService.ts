import {
  workloadKindSchema,
  type CapacityView,
  type ClusterHealth,
  type ClusterView,
  type Workload,
  type WorkloadDetail,
  type WorkloadKind,
  type WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { ClusterSnapshot, SnapshotSource } from '../watch/ClusterSnapshot';
import type { FleetService } from './FleetService';
import { NOT_ASKED, type RightsSource } from '../watch/rights';
import { findProblem } from './attention/findProblem';
import type { Problem } from './attention/Problem';
import { toClusterView, toHealth } from './clusters/toClusterView';
import { freshnessOf } from './freshness';
import { RowCache } from './rows/RowCache';
import type { FleetRow } from './rows/FleetRow';
import { toCapacity } from './toCapacity';
import { toWorkloadDetail } from './toWorkloadDetail';

type Freshness = ReturnType<typeof freshnessOf>;

const WORKLOAD_KINDS: readonly WorkloadKind[] = workloadKindSchema.options;

/** Answers from the watch's memory. */
export class DefaultFleetService implements FleetService {
  readonly #source: SnapshotSource;
  readonly #rows: RowCache;
  readonly #now: () => Date;
  readonly #rights: RightsSource;

  /**
   * @param rows - shared with whoever else needs rows, so that each is made once
   * @param rights - what the portal's account may do in each cluster; not checked when left out
   */
  constructor(
    source: SnapshotSource,
    now: () => Date = () => new Date(),
    rows: RowCache = new RowCache(),
    rights: RightsSource = { report: () => NOT_ASKED },
  ) {
    this.#rights = rights;
    this.#source = source;
    this.#now = now;
    this.#rows = rows;
  }

  clusters(): ClusterView[] {
    return this.#source
      .snapshots()
      .map(snapshot =>
        toClusterView(snapshot, this.#rights.report(snapshot.name)),
      );
  }

  health(): ClusterHealth[] {
    return this.#source.snapshots().map(toHealth);
  }

  rows(): FleetRow[] {
    return this.#source
      .snapshots()
      .flatMap(snapshot =>
        WORKLOAD_KINDS.flatMap(kind =>
          this.#rows.rowsOf(snapshot.name, kind, snapshot.objects(kind)),
        ),
      );
  }

  present(rows: readonly FleetRow[]): Workload[] {
    const freshness = new Map<string, Freshness | undefined>();
    const find = (cluster: string, kind: WorkloadKind) => {
      const key = `${cluster}\n${kind}`;
      if (!freshness.has(key)) {
        const snapshot = this.#find(cluster);
        freshness.set(key, snapshot && freshnessOf(snapshot, kind));
      }
      return freshness.get(key);
    };
    return rows.flatMap(({ facts }) => {
      const known = find(facts.ref.cluster, facts.ref.kind);
      return known ? [{ ...facts, ...known }] : [];
    });
  }

  problems(rows: readonly FleetRow[]): Problem[] {
    const snapshots = new Map(
      this.#source.snapshots().map(snapshot => [snapshot.name, snapshot]),
    );
    const now = this.#now();
    const suspects = rows.filter(
      ({ facts: { phase } }) =>
        phase.severity !== 'ok' && phase.severity !== 'neutral',
    );
    return this.present(suspects).flatMap(workload => {
      const snapshot = snapshots.get(workload.ref.cluster)!;
      return findProblem(snapshot, workload, now) ?? [];
    });
  }

  workloads(): Workload[] {
    return this.present(this.rows());
  }

  workload(ref: WorkloadRef): WorkloadDetail | undefined {
    const snapshot = this.#find(ref.cluster);
    const object = snapshot?.object(ref.kind, ref.namespace, ref.name);
    return snapshot && object
      ? toWorkloadDetail(snapshot, ref.kind, object, this.#now())
      : undefined;
  }

  capacity(): CapacityView[] {
    return this.#source.snapshots().flatMap(toCapacity);
  }

  #find(cluster: string): ClusterSnapshot | undefined {
    return this.#source.snapshot
      ? this.#source.snapshot(cluster)
      : this.#source.snapshots().find(({ name }) => name === cluster);
  }
}
