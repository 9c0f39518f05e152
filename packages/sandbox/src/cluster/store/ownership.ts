import { type ApiObject, copyOf } from '../ApiObject';

/** A copy that no longer names the owner. */
export function withoutOwner(object: ApiObject, owner: ApiObject): ApiObject {
  const copy = copyOf(object);
  copy.metadata.ownerReferences = copy.metadata.ownerReferences?.filter(
    reference => reference.uid !== owner.metadata.uid,
  );
  return copy;
}
