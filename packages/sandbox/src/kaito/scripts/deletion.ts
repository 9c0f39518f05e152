import { releaseClaims, removeNodes } from '../machines/removal';
import { FINALIZER } from '../objects/labels';
import type { MachineWorld } from '../world/MachineWorld';
import type { WorkspaceWorld } from '../world/WorkspaceWorld';
import type { Step } from './Step';

/** KAITO notes the deletion. */
export const DELETING: Step<WorkspaceWorld> = {
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

export const RELEASE_CLAIMS: Step<MachineWorld> = {
  after: 0.8,
  run: releaseClaims,
};

export const REMOVE_NODES: Step<MachineWorld> = { after: 3, run: removeNodes };

/** KAITO lets the Workspace go; what it owns follows. */
export const LET_GO: Step<WorkspaceWorld> = {
  after: 0.5,
  run: world => world.letGo(FINALIZER.workspace),
};
