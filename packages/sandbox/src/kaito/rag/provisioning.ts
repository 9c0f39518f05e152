import { claimMachines, launchMachines } from '../machines/claims';
import { completeMachines, readyNodes, registerNodes } from '../machines/nodes';
import { FINALIZER } from '../objects/labels';
import { noteRevision } from '../scripts/revision';
import type { Step } from '../scripts/Step';
import type { RagEngineWorld } from '../world/RagEngineWorld';

/** Takes the RAGEngine in. It says nothing yet. */
export const ACCEPT: Step<RagEngineWorld> = {
  after: 0.3,
  run: world => {
    world.change(draft => {
      draft.metadata.finalizers = [FINALIZER.ragEngine];
      noteRevision(draft);
    });
  },
};

/** Asks for its machines. */
export const CLAIM: Step<RagEngineWorld> = {
  after: 0.7,
  run: world => {
    claimMachines(world, 'ragengine-controller');
    world.conditions([
      'NodeClaimReady',
      'Unknown',
      'CreateNodeClaimPending',
      `creating ${world.plan.nodes} nodeClaims`,
    ]);
  },
};

/** While the machines come, its conditions stay as they are. */
export const LAUNCHED: Step<RagEngineWorld> = { after: 4, run: launchMachines };
export const REGISTERED: Step<RagEngineWorld> = {
  after: 3,
  run: registerNodes,
};
export const NODE_READY: Step<RagEngineWorld> = { after: 1.5, run: readyNodes };

/** Machines and GPU plugin are there. */
export const MACHINES_READY: Step<RagEngineWorld> = {
  after: 2,
  run: world => {
    completeMachines(world);
    world.conditions([
      'NodeClaimReady',
      'True',
      'installNodePluginsSuccess',
      'nodeClaim plugins have been installed successfully',
    ]);
  },
};

/** Compute is complete; without machines of its own, at once. */
export const RESOURCE_READY: Step<RagEngineWorld> = {
  after: 0.5,
  run: world => {
    const own = world.compute ? world.nodes() : [];
    world.status({ workerNodes: own.map(n => n.metadata.name) });
    world.conditions([
      'ResourceReady',
      'True',
      'ragengineResourceStatusSuccess',
      'ragengine resource is ready',
    ]);
  },
};
