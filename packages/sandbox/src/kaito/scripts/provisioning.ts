import { claimMachines, launchMachines } from '../machines/claims';
import { completeMachines, readyNodes, registerNodes } from '../machines/nodes';
import { FINALIZER } from '../objects/labels';
import type { MachineWorld } from '../world/MachineWorld';
import type { WorkspaceWorld } from '../world/WorkspaceWorld';
import { noteRevision } from './revision';
import type { Step } from './Step';

/** Takes the Workspace in: finalizer, revision annotations, node count, first conditions. */
export const ACCEPT: Step<WorkspaceWorld> = {
  after: 0.3,
  run: world => {
    world.change(draft => {
      draft.metadata.finalizers = [
        ...new Set([...(draft.metadata.finalizers ?? []), FINALIZER.workspace]),
      ];
      noteRevision(draft);
    });
    world.status({ targetNodeCount: world.plan.nodes, state: 'Pending' });
    world.conditions(
      [
        'ResourceReady',
        'False',
        'workspaceResourceStatusNotReady',
        'node provisioning has not finished',
      ],
      [
        'WorkspaceSucceeded',
        'False',
        'workspacePending',
        'workspace is not ready yet',
      ],
    );
  },
};

/** Creates one NodeClaim per node. */
export const CLAIM: Step<WorkspaceWorld> = {
  after: 0.7,
  run: world => {
    claimMachines(world, 'workspace-controller');
    world.conditions([
      'NodeClaimReady',
      'False',
      'NodeClaimNotReady',
      `0/${world.plan.nodes} NodeClaims are ready`,
    ]);
  },
};

export const LAUNCHED: Step<MachineWorld> = { after: 4, run: launchMachines };

export const REGISTERED: Step<MachineWorld> = { after: 3, run: registerNodes };

/** The kubelets are ready; the GPU plugin is not there yet. */
export const NODE_READY: Step<WorkspaceWorld> = {
  after: 1.5,
  run: world => {
    readyNodes(world);
    world.conditions([
      'NodesReady',
      'False',
      'NodePluginsNotReady',
      'waiting for nvidia.com/gpu capacity on the nodes',
    ]);
  },
};

/** The GPU plugin reports GPUs: the machines are complete. */
export const GPU_READY: Step<WorkspaceWorld> = {
  after: 2,
  run: world => {
    completeMachines(world);
    const { nodes } = world.plan;
    world.conditions([
      'NodeClaimReady',
      'True',
      'NodeClaimsReady',
      `${nodes}/${nodes} NodeClaims are ready`,
    ]);
  },
};

/** Compute is complete. */
export const RESOURCE_READY: Step<WorkspaceWorld> = {
  after: 0.5,
  run: world => {
    world.status({ workerNodes: world.nodes().map(n => n.metadata.name) });
    world.conditions(
      ['NodesReady', 'True', 'NodesReady', 'all nodes are ready'],
      [
        'ResourceReady',
        'True',
        'workspaceResourceStatusSuccess',
        'workspace resource is ready',
      ],
    );
  },
};
