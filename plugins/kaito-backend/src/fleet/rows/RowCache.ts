import type {
  KubeObject,
  WorkloadKind,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { FleetRow } from './FleetRow';
import { toFacts } from './toFacts';
import { toRow } from './toRow';

/**
 * Makes each row once: stored objects never change, a new version is a new object. Rows go when their objects do.
 * With thousands of workloads and many readers this is what keeps an answer at milliseconds.
 */
export class RowCache {
  readonly #rows = new WeakMap<KubeObject, FleetRow>();
  readonly #lists = new WeakMap<readonly KubeObject[], readonly FleetRow[]>();

  rowOf(cluster: string, kind: WorkloadKind, object: KubeObject): FleetRow {
    const kept = this.#rows.get(object);
    if (kept) {
      return kept;
    }
    const row = toRow(
      toFacts(cluster, kind, object),
      object.metadata.resourceVersion,
    );
    this.#rows.set(object, row);
    return row;
  }

  /** Rows of all objects of a kind in a cluster, kept for as long as the list of them is the same. */
  rowsOf(
    cluster: string,
    kind: WorkloadKind,
    objects: readonly KubeObject[],
  ): readonly FleetRow[] {
    const kept = this.#lists.get(objects);
    if (kept) {
      return kept;
    }
    const rows = objects.map(object => this.rowOf(cluster, kind, object));
    this.#lists.set(objects, rows);
    return rows;
  }
}
