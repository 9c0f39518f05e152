import { replacePods } from '../pods/deployPods';
import type { WorkspaceWorld } from '../world/WorkspaceWorld';
import { noteRevision } from './revision';
import type { Step } from './Step';

/** KAITO notes that something else is wanted. */
export const REVISE: Step<WorkspaceWorld> = {
  after: 0.3,
  run: world => world.change(noteRevision),
};

/** The StatefulSet mounts what is wanted now, and makes its Pods anew. */
export const ROLL: Step<WorkspaceWorld> = {
  after: 0.5,
  run: world => {
    const { state } = world.workspace.status as { state?: string };
    world.status({ state: state === 'Pending' ? 'Pending' : 'NotReady' });
    world.conditions(
      [
        'InferenceReady',
        'False',
        'WorkspaceInferenceStatusPending',
        `0/${world.plan.nodes} inference replicas are ready`,
      ],
      [
        'WorkspaceSucceeded',
        'False',
        'workspacePending',
        'workspace is not ready',
      ],
    );
    replacePods(world, world.statefulSet!);
  },
};
