import type {
  GitState,
  KubeObject,
  WorkloadKind,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { FleetRow } from './FleetRow';
import { toFacts } from './toFacts';
import { keyOfRef, toRow } from './toRow';

/**
 * Makes each row once: stored objects never change, a new version is a new object. Rows go when their objects do.
 * With thousands of workloads and many readers this is what keeps an answer at milliseconds.
 */
export class RowCache {
  readonly #rows = new WeakMap<KubeObject, FleetRow>();
  readonly #lists = new WeakMap<readonly KubeObject[], readonly FleetRow[]>();
  /** By workload, not by object: a new version stands as the one before until it has been compared. */
  readonly #git = new Map<string, GitState>();

  rowOf(cluster: string, kind: WorkloadKind, object: KubeObject): FleetRow {
    const kept = this.#rows.get(object);
    if (kept) {
      return kept;
    }
    const facts = toFacts(cluster, kind, object);
    const git = this.#git.get(keyOfRef(facts.ref));
    const row = toRow(
      git ? { ...facts, git } : facts,
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

  /**
   * Says how a workload stands against Git, and whether that is news: its row is made anew then.
   * @param objects - the list the object is of
   */
  setGit(
    cluster: string,
    kind: WorkloadKind,
    object: KubeObject,
    objects: readonly KubeObject[],
    git: GitState,
  ): boolean {
    const { namespace = '', name } = object.metadata;
    const key = keyOfRef({ cluster, kind, namespace, name });
    if (this.#git.get(key) === git) {
      return false;
    }
    this.#git.set(key, git);
    this.#rows.delete(object);
    this.#lists.delete(objects);
    return true;
  }

  /** Forgets how workloads stood that are not among these. */
  keepGit(isAlive: (key: string) => boolean): void {
    [...this.#git.keys()]
      .filter(key => !isAlive(key))
      .forEach(key => this.#git.delete(key));
  }
}
