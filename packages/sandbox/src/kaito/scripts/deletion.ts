import { FINALIZER } from '../objects/labels';
import type { Step } from './Step';

/** KAITO notes the deletion. */
export const DELETING: Step = {
  after: 0.2,
  run: world => {
    world.conditions([
      'WorkspaceDeleting',
      'True',
      'workspaceDeleted',
      'workspace is being deleted',
    ]);
  },
};

/** NodeClaims are told to go; their finalizer holds them until the machines are gone. */
export const RELEASE_CLAIMS: Step = {
  after: 0.8,
  run: world => {
    world
      .claims()
      .forEach(claim => world.store.delete('NodeClaim', claim.metadata.name));
  },
};

/** The machines go, and the Pods on them. */
export const REMOVE_NODES: Step = {
  after: 3,
  run: world => {
    for (const claim of world.claims()) {
      const { nodeName } = (claim.status ?? {}) as { nodeName?: string };
      world.store
        .list('Pod')
        .filter(
          pod => (pod.spec as { nodeName?: string }).nodeName === nodeName,
        )
        .forEach(pod =>
          world.store.delete('Pod', pod.metadata.name, pod.metadata.namespace),
        );
      if (nodeName && world.store.get('Node', nodeName)) {
        world.store.delete('Node', nodeName);
      }
      world.write(claim, draft => {
        draft.metadata.finalizers = draft.metadata.finalizers?.filter(
          finalizer => finalizer !== FINALIZER.nodeClaim,
        );
      });
    }
  },
};

/** KAITO lets the Workspace go; what it owns follows. */
export const LET_GO: Step = {
  after: 0.5,
  run: world => {
    world.change(draft => {
      draft.metadata.finalizers = draft.metadata.finalizers?.filter(
        finalizer => finalizer !== FINALIZER.workspace,
      );
    });
  },
};
