import { FINALIZER } from '../objects/labels';
import { planWorkspace } from '../world/planning';
import type { WorkspaceWorld } from '../world/WorkspaceWorld';
import type { Step } from './Step';

/** The estimate failed: nothing is provisioned, and the conditions carry the controller's error. */
export const UNPLANNABLE: Step<WorkspaceWorld> = {
  after: 0.5,
  run: world => {
    const planning = planWorkspace(world.store, world.workspace);
    const failure = 'failure' in planning ? planning.failure : 'unknown';
    world.change(draft => {
      draft.metadata.finalizers = [FINALIZER.workspace];
    });
    world.status({ state: 'Pending' });
    world.conditions([
      'WorkspaceSucceeded',
      'False',
      'workspacePending',
      `workspace is not ready yet (last reconcile error: failed to estimate node count: ${failure})`,
    ]);
    world.event({
      type: 'Warning',
      reason: 'ReconcileFailed',
      message: failure,
      source: 'workspace-controller',
    });
  },
};
