import { type ApiObject, copyOf } from '../../cluster/ApiObject';
import type { ObjectStore } from '../../cluster/store';
import { type ConditionGiven, setCondition } from '../conditions';
import { buildEvent, type EventGiven } from '../objects/event';
import { timestamp } from '../stable';

/** Where an object is. */
export interface WorldKey {
  name: string;
  namespace?: string;
}

/** One object and what surrounds it, as its controller sees them. Every act writes to the store. */
export class World {
  constructor(
    readonly store: ObjectStore,
    readonly kind: string,
    protected readonly key: WorldKey,
    private readonly clock: () => Date,
    readonly region: string,
  ) {}

  get now(): Date {
    return this.clock();
  }

  get at(): string {
    return timestamp(this.clock());
  }

  /** The object as it is now. Throws an Error when it is gone: scripts are stopped before that. */
  get object(): ApiObject {
    const { name, namespace } = this.key;
    const found = this.store.get(this.kind, name, namespace);
    if (!found) {
      throw new Error(`${this.kind} ${namespace}/${name} is gone`);
    }
    return found;
  }

  /** Changes the object. */
  change(edit: (draft: ApiObject) => void) {
    this.write(this.object, edit);
  }

  /** Sets status fields of the object. */
  status(fields: Record<string, unknown>) {
    this.change(draft => {
      draft.status = { ...(draft.status as object | undefined), ...fields };
    });
  }

  /** Sets conditions of the object. */
  conditions(...given: ConditionGiven[]) {
    this.change(draft =>
      given.forEach(condition => setCondition(draft, condition, this.now)),
    );
  }

  /** Takes away the finalizer that held the object, so that it goes. */
  letGo(finalizer: string) {
    this.change(draft => {
      draft.metadata.finalizers = draft.metadata.finalizers?.filter(
        other => other !== finalizer,
      );
    });
  }

  /** Changes any object; a gone one is left alone. */
  write(object: ApiObject, edit: (draft: ApiObject) => void) {
    const draft = copyOf(object);
    edit(draft);
    const { name, namespace } = object.metadata;
    if (this.store.get(object.kind, name, namespace)) {
      delete draft.metadata.resourceVersion;
      this.store.update(draft);
    }
  }

  /** Stores an object unless it is there already. Returns the stored one. */
  ensure(object: ApiObject): ApiObject {
    const { name, namespace } = object.metadata;
    return (
      this.store.get(object.kind, name, namespace) ?? this.store.create(object)
    );
  }

  /** Removes an object that may be gone already. */
  remove({ kind, metadata: { name, namespace } }: ApiObject) {
    if (this.store.get(kind, name, namespace)) {
      this.store.delete(kind, name, namespace);
    }
  }

  /** Tells something about the object, or about another one. */
  event(given: EventGiven, about: ApiObject = this.object) {
    this.ensure(buildEvent(about, given, this.now));
  }
}
