import type { ApiObject } from '../../cluster/ApiObject';
import { stableUid } from '../stable';

/** Metadata of an object that goes when its owner goes. */
export function ownedMetadata(
  owner: ApiObject,
  kind: string,
  name: string,
  created: string,
) {
  return {
    name,
    namespace: owner.metadata.namespace,
    uid: stableUid(`${owner.metadata.uid}/${kind}/${name}`),
    creationTimestamp: created,
    ownerReferences: [
      {
        apiVersion: owner.apiVersion,
        kind: owner.kind,
        name: owner.metadata.name,
        uid: owner.metadata.uid ?? '',
        controller: true,
        blockOwnerDeletion: true,
      },
    ],
  };
}
