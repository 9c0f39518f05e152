import type { ApiObject } from '../ApiObject';

/** Which objects name an owner, by the owner's uid: collecting garbage must not look at every object there is. */
export class OwnerIndex {
  private readonly byOwner = new Map<string, Map<string, ApiObject>>();

  /** Takes note of an object under its uid, in place of how it was before. */
  replace(previous: ApiObject | undefined, next: ApiObject | undefined) {
    this.each(previous, (owned, uid) => owned.delete(uid));
    this.each(next, (owned, uid, object) => owned.set(uid, object));
  }

  /** The objects that name this owner, in the order they were written. */
  ownedBy(uid: string | undefined): ApiObject[] {
    return [...(this.byOwner.get(uid ?? '')?.values() ?? [])];
  }

  private each(
    object: ApiObject | undefined,
    act: (
      owned: Map<string, ApiObject>,
      uid: string,
      object: ApiObject,
    ) => void,
  ) {
    for (const { uid } of object?.metadata.ownerReferences ?? []) {
      const owned = this.byOwner.get(uid) ?? new Map<string, ApiObject>();
      this.byOwner.set(uid, owned);
      act(owned, object!.metadata.uid ?? '', object!);
      if (!owned.size) {
        this.byOwner.delete(uid);
      }
    }
  }
}
