import { FINALIZER } from '../objects/labels';
import type { MachineWorld } from '../world/MachineWorld';

/** NodeClaims are told to go; their finalizer holds them until the machines are gone. */
export function releaseClaims(world: MachineWorld) {
  world
    .claims()
    .forEach(claim => world.store.delete('NodeClaim', claim.metadata.name));
}

/** The machines go, and the Pods on them. */
export function removeNodes(world: MachineWorld) {
  for (const claim of world.claims()) {
    const { nodeName } = (claim.status ?? {}) as { nodeName?: string };
    world.store
      .list('Pod')
      .filter(pod => (pod.spec as { nodeName?: string }).nodeName === nodeName)
      .forEach(pod => world.remove(pod));
    if (nodeName && world.store.get('Node', nodeName)) {
      world.store.delete('Node', nodeName);
    }
    world.write(claim, draft => {
      draft.metadata.finalizers = draft.metadata.finalizers?.filter(
        finalizer => finalizer !== FINALIZER.nodeClaim,
      );
    });
  }
}
