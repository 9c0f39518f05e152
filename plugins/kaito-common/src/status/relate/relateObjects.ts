import type { KubeObject } from '../../manifests/types';
import { eventsAbout } from './eventsAbout';
import { machinesOf } from './machines';
import { asTarget, childrenOf } from './owners';
import type {
  ObjectsOfKind,
  RelatedObjects,
  RelateTarget,
} from './RelatedObjects';
import { gitOwnersOf } from './gitOwners';
import { routingOf } from './routing';
import { surroundingsOf } from './surroundings';
import { partsOf } from './workloadParts';

/**
 * Finds what belongs to a workload among the objects of its cluster: the KAITO objects it made, its machines under
 * gpu-provisioner, karpenter or brought by hand, its pods and what makes them, its Services and the routes to them, what it
 * leans on, what brings it from Git, and the events about it and what it is made of. Objects keep the order they came in.
 */
export function relateObjects(
  objects: ObjectsOfKind,
  target: RelateTarget,
): RelatedObjects {
  const children = childrenOf(objects, target);
  const owners = [target, ...children.map(asTarget)];
  const self = objects(target.kind).filter(
    ({ metadata }) =>
      metadata.name === target.name && metadata.namespace === target.namespace,
  );
  const parts = partsOf(objects, owners);
  const machines = machinesOf(
    objects,
    owners,
    [...self, ...children],
    parts.pods,
  );
  const surroundings = surroundingsOf(objects, owners, [...self, ...children]);
  const routing = routingOf(objects, owners, parts.services);
  const around: KubeObject[] = [
    ...self,
    ...children,
    ...Object.values(machines).flat(),
    ...Object.values(parts).flat(),
    ...surroundings.modelMirrors,
    ...surroundings.scaledObjects,
    ...routing.inferencePools,
  ];
  return {
    children,
    ...machines,
    ...parts,
    ...surroundings,
    ...routing,
    gitOwners: gitOwnersOf(objects, self),
    events: eventsAbout(objects, target, around),
  };
}
