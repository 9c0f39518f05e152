import { randomUUID } from 'node:crypto';
import { type ApiObject, copyOf } from '../ApiObject';
import { alreadyExists, conflict, notFound } from '../errors';
import type { ResourceRegistry, ResourceType } from '../resources';
import { nextGeneration } from './desiredState';
import type { StoreEvent } from './EventLog';
import { ObjectTable } from './ObjectTable';
import { withoutOwner } from './ownership';
import { sameJson } from './sameJson';

export type Propagation = 'Background' | 'Foreground' | 'Orphan';

/** How a store starts. */
export interface ObjectStoreOptions {
  clock?: () => Date;
  /** Revision to continue from. */
  revision?: number;
  /** How many writes a watch can be resumed over. */
  window?: number;
}

/** Objects with the life cycle that Kubernetes gives them: uid, generation, finalizers, owners, namespaces. No admission, no validation. */
export class ObjectStore {
  readonly table: ObjectTable;
  private readonly clock: () => Date;

  constructor(
    readonly registry: ResourceRegistry,
    options: ObjectStoreOptions = {},
  ) {
    this.clock = options.clock ?? (() => new Date());
    this.table = new ObjectTable(
      options.revision ?? 1000,
      options.window ?? 5000,
    );
  }

  get(kind: string, name: string, namespace?: string): ApiObject | undefined {
    return this.table.get(this.registry.ofKind(kind), name, namespace);
  }

  list(kind: string, namespace?: string): ApiObject[] {
    return this.table.list(this.registry.ofKind(kind), namespace);
  }

  /** Calls back on every write. Returns the way to stop. */
  subscribe(listener: (event: StoreEvent) => void): () => void {
    return this.table.subscribe(listener);
  }

  /** Stores a new object; uid and creationTimestamp are kept when given. Throws 409 when the name is taken. */
  create(given: ApiObject): ApiObject {
    const type = this.registry.ofObject(given);
    const { name, namespace } = given.metadata;
    if (this.table.get(type, name, namespace)) {
      throw alreadyExists(type, name);
    }
    const object = copyOf(given);
    object.metadata = {
      ...object.metadata,
      uid: object.metadata.uid ?? randomUUID(),
      creationTimestamp: object.metadata.creationTimestamp ?? this.now(),
      ...(type.hasGeneration ? { generation: 1 } : {}),
    };
    return this.table.put(type, object);
  }

  /**
   * Replaces an object whole, status included. What identifies it cannot change; an unchanged object is not written.
   * Throws 404, or 409 when `resourceVersion` is given and stale.
   */
  update(given: ApiObject): ApiObject {
    const type = this.registry.ofObject(given);
    const previous = this.existing(type, given.metadata);
    const { resourceVersion, uid } = given.metadata;
    if (
      resourceVersion &&
      resourceVersion !== previous.metadata.resourceVersion
    ) {
      throw conflict(type, given.metadata.name);
    }
    if (uid && uid !== previous.metadata.uid) {
      throw conflict(
        type,
        given.metadata.name,
        `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${previous.metadata.uid}`,
      );
    }
    const next = copyOf(given);
    next.metadata = {
      ...next.metadata,
      uid: previous.metadata.uid,
      creationTimestamp: previous.metadata.creationTimestamp,
      resourceVersion: previous.metadata.resourceVersion,
      deletionTimestamp:
        previous.metadata.deletionTimestamp ?? next.metadata.deletionTimestamp,
    };
    next.metadata.generation = nextGeneration(type, previous, next);
    if (sameJson(previous, next)) {
      return previous;
    }
    const stored = this.table.put(type, next);
    return this.isFinished(stored) ? this.drop(type, stored) : stored;
  }

  /** Reads, changes a copy, writes. Returns undefined when the object is gone. */
  modify(
    kind: string,
    name: string,
    namespace: string | undefined,
    change: (draft: ApiObject) => void,
  ): ApiObject | undefined {
    const current = this.get(kind, name, namespace);
    if (!current) {
      return undefined;
    }
    const draft = copyOf(current);
    change(draft);
    return this.update(draft);
  }

  /** Deletes, or marks for deletion while finalizers hold. Returns the object as it then is, and whether it is gone. */
  delete(
    kind: string,
    name: string,
    namespace?: string,
    propagation: Propagation = 'Background',
  ): { object: ApiObject; gone: boolean } {
    const type = this.registry.ofKind(kind);
    const current = this.existing(type, { name, namespace });
    if (propagation === 'Orphan') {
      this.orphan(current);
    } else if (propagation === 'Foreground') {
      this.collect(current);
    }
    const held =
      (current.metadata.finalizers?.length ?? 0) > 0 || kind === 'Namespace';
    if (!held) {
      return { object: this.drop(type, current), gone: true };
    }
    if (current.metadata.deletionTimestamp) {
      return { object: current, gone: false };
    }
    const marked = copyOf(current);
    marked.metadata.deletionTimestamp = this.now();
    marked.metadata.deletionGracePeriodSeconds = 0;
    if (kind === 'Namespace') {
      marked.status = { ...(marked.status ?? {}), phase: 'Terminating' };
    }
    marked.metadata.generation = nextGeneration(type, current, marked);
    const object = this.table.put(type, marked);
    if (kind === 'Namespace') {
      this.emptyNamespace(name);
      return { object, gone: !this.get('Namespace', name) };
    }
    return { object, gone: false };
  }

  private existing(
    type: ResourceType,
    { name, namespace }: { name: string; namespace?: string },
  ): ApiObject {
    const found = this.table.get(type, name, namespace);
    if (!found) {
      throw notFound(type, name);
    }
    return found;
  }

  private isFinished({ metadata }: ApiObject) {
    return metadata.deletionTimestamp && !metadata.finalizers?.length;
  }

  private drop(type: ResourceType, object: ApiObject): ApiObject {
    const last = this.table.drop(type, object);
    this.collect(object);
    this.finishNamespace(object.metadata.namespace);
    return last;
  }

  private collect(owner: ApiObject) {
    for (const dependent of this.table.ownedBy(owner.metadata.uid)) {
      const rest = withoutOwner(dependent, owner);
      if (rest.metadata.ownerReferences?.length) {
        this.update(rest);
      } else {
        this.deleteIfThere(dependent);
      }
    }
  }

  private orphan(owner: ApiObject) {
    for (const dependent of this.table.ownedBy(owner.metadata.uid)) {
      this.update(withoutOwner(dependent, owner));
    }
  }

  private emptyNamespace(namespace: string) {
    this.table
      .all()
      .filter(object => object.metadata.namespace === namespace)
      .forEach(object => this.deleteIfThere(object));
    this.finishNamespace(namespace);
  }

  private finishNamespace(name: string | undefined) {
    const namespace = name ? this.get('Namespace', name) : undefined;
    if (!namespace?.metadata.deletionTimestamp) {
      return;
    }
    if (!this.table.all().some(o => o.metadata.namespace === name)) {
      this.table.drop(this.registry.ofKind('Namespace'), namespace);
    }
  }

  private deleteIfThere({ kind, metadata }: ApiObject) {
    if (this.get(kind, metadata.name, metadata.namespace)) {
      this.delete(kind, metadata.name, metadata.namespace);
    }
  }

  private now() {
    return this.clock()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z');
  }
}
