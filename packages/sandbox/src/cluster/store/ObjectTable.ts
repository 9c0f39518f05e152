import type { ApiObject } from '../ApiObject';
import type { ResourceType } from '../resources';
import { deepFreeze } from './deepFreeze';
import { EventLog, type StoreEvent } from './EventLog';
import { OwnerIndex } from './OwnerIndex';

/** What a table is at one moment. */
export interface TableSnapshot {
  revision: number;
  objects: ApiObject[];
}

const keyOf = (namespace: string | undefined, name: string) =>
  `${namespace ?? ''}/${name}`;

/** Objects by kind, one revision counter across all kinds, and the log of writes. Knows nothing of what objects mean. */
export class ObjectTable {
  readonly log: EventLog;
  private readonly byType = new Map<ResourceType, Map<string, ApiObject>>();
  private readonly owners = new OwnerIndex();
  private readonly listeners = new Set<(event: StoreEvent) => void>();
  private current: number;

  constructor(startRevision: number, window: number) {
    this.current = startRevision;
    this.log = new EventLog(startRevision, window);
  }

  get revision(): number {
    return this.current;
  }

  get(type: ResourceType, name: string, namespace?: string) {
    return this.byType.get(type)?.get(keyOf(namespace, name));
  }

  /** Objects of a kind in key order, of one namespace or of all. */
  list(type: ResourceType, namespace?: string): ApiObject[] {
    const entries = [...(this.byType.get(type) ?? [])];
    return entries
      .filter(([key]) => !namespace || key.startsWith(`${namespace}/`))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, object]) => object);
  }

  /** The objects of any kind that name this owner. */
  ownedBy(uid: string | undefined): ApiObject[] {
    return this.owners.ownedBy(uid);
  }

  /** Every object of every kind. */
  all(): ApiObject[] {
    return [...this.byType.values()].flatMap(objects => [...objects.values()]);
  }

  /** Stores an object under the next revision and tells the listeners. */
  put(type: ResourceType, object: ApiObject): ApiObject {
    const { name, namespace } = object.metadata;
    const objects = this.objectsOf(type);
    const previous = objects.get(keyOf(namespace, name));
    const stored = this.stamped(object);
    objects.set(keyOf(namespace, name), stored);
    this.owners.replace(previous, stored);
    this.record(previous ? 'MODIFIED' : 'ADDED', type, stored, previous);
    return stored;
  }

  /** Removes an object under the next revision; its last state carries that revision. */
  drop(type: ResourceType, object: ApiObject): ApiObject {
    const { name, namespace } = object.metadata;
    this.objectsOf(type).delete(keyOf(namespace, name));
    this.owners.replace(object, undefined);
    const last = this.stamped(object);
    this.record('DELETED', type, last, object);
    return last;
  }

  /** Calls back on every write, in order. Returns the way to stop. */
  subscribe(listener: (event: StoreEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  snapshot(): TableSnapshot {
    return { revision: this.current, objects: this.all() };
  }

  /** Takes objects over as they are, without events. */
  load(objects: readonly ApiObject[], typeOf: (o: ApiObject) => ResourceType) {
    for (const object of objects) {
      const { name, namespace } = object.metadata;
      const loaded = deepFreeze(object);
      this.objectsOf(typeOf(object)).set(keyOf(namespace, name), loaded);
      this.owners.replace(undefined, loaded);
    }
  }

  /** Continues from another revision with an empty log, as after a restart. Going back, no object stays ahead of the counter. */
  restartAt(revision: number) {
    this.current = revision;
    this.log.restart(revision);
    for (const objects of this.byType.values()) {
      for (const [key, object] of objects) {
        if (Number(object.metadata.resourceVersion) > revision) {
          const metadata = {
            ...object.metadata,
            resourceVersion: String(revision),
          };
          const aged = deepFreeze({ ...object, metadata });
          objects.set(key, aged);
          this.owners.replace(object, aged);
        }
      }
    }
  }

  private stamped(object: ApiObject): ApiObject {
    this.current += 1;
    const resourceVersion = String(this.current);
    return deepFreeze({
      ...object,
      metadata: { ...object.metadata, resourceVersion },
    });
  }

  private record(
    type: StoreEvent['type'],
    resource: ResourceType,
    object: ApiObject,
    previous?: ApiObject,
  ) {
    const event: StoreEvent = {
      revision: this.current,
      type,
      resource,
      object,
      previous,
    };
    this.log.append(event);
    [...this.listeners].forEach(listener => listener(event));
  }

  private objectsOf(type: ResourceType): Map<string, ApiObject> {
    let objects = this.byType.get(type);
    if (!objects) {
      objects = new Map();
      this.byType.set(type, objects);
    }
    return objects;
  }
}
