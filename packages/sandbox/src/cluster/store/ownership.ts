import { type ApiObject, copyOf } from '../ApiObject';

/** The objects that name an owner by uid. */
export function dependentsOf(
  objects: readonly ApiObject[],
  owner: ApiObject,
): ApiObject[] {
  return objects.filter(object =>
    object.metadata.ownerReferences?.some(
      reference => reference.uid === owner.metadata.uid,
    ),
  );
}

/** A copy that no longer names the owner. */
export function withoutOwner(object: ApiObject, owner: ApiObject): ApiObject {
  const copy = copyOf(object);
  copy.metadata.ownerReferences = copy.metadata.ownerReferences?.filter(
    reference => reference.uid !== owner.metadata.uid,
  );
  return copy;
}
