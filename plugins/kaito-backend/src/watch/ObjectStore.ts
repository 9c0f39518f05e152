import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';

/** What a write to the store did. */
export interface StoreChange {
  type: 'upserted' | 'deleted';
  object: KubeObject;
}

const keyOf = ({ metadata }: KubeObject) =>
  `${metadata.namespace ?? ''}/${metadata.name}`;

/**
 * Objects of one kind in one cluster, by uid: a new object of an old name is another object.
 * With a limit, the objects written longest ago go first.
 */
export class ObjectStore {
  readonly #limit: number;
  #byUid = new Map<string, KubeObject>();
  #uidByKey = new Map<string, string>();
  #values: readonly KubeObject[] | undefined;

  constructor(limit = Number.POSITIVE_INFINITY) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#byUid.size;
  }

  /** All objects. The same array until something changes, so that what is made of it can be kept beside it. */
  values(): readonly KubeObject[] {
    this.#values ??= [...this.#byUid.values()];
    return this.#values;
  }

  get(namespace: string, name: string): KubeObject | undefined {
    const uid = this.#uidByKey.get(`${namespace}/${name}`);
    return uid === undefined ? undefined : this.#byUid.get(uid);
  }

  /** Takes a complete list for the whole truth. */
  replace(objects: readonly KubeObject[]): void {
    this.#values = undefined;
    this.#byUid = new Map();
    this.#uidByKey = new Map();
    objects.forEach(object => this.upsert(object));
  }

  /** Adds or updates. An object of the same name and another uid is gone: its deletion was not seen. */
  upsert(object: KubeObject): StoreChange[] {
    const changes: StoreChange[] = [];
    const uid = object.metadata.uid ?? keyOf(object);
    const before = this.#uidByKey.get(keyOf(object));
    if (before !== undefined && before !== uid) {
      changes.push(...this.#removeUid(before));
    }
    this.#values = undefined;
    this.#byUid.delete(uid);
    this.#byUid.set(uid, object);
    this.#uidByKey.set(keyOf(object), uid);
    changes.push({ type: 'upserted', object });
    while (this.#byUid.size > this.#limit) {
      const [oldest] = this.#byUid.keys();
      this.#removeUid(oldest);
    }
    return changes;
  }

  /** Removes what is known under the object's uid, if anything is. */
  remove(object: KubeObject): StoreChange[] {
    return this.#removeUid(object.metadata.uid ?? keyOf(object), object);
  }

  #removeUid(uid: string, last?: KubeObject): StoreChange[] {
    const known = this.#byUid.get(uid);
    if (!known) {
      return [];
    }
    this.#values = undefined;
    this.#byUid.delete(uid);
    if (this.#uidByKey.get(keyOf(known)) === uid) {
      this.#uidByKey.delete(keyOf(known));
    }
    return [{ type: 'deleted', object: last ?? known }];
  }
}
