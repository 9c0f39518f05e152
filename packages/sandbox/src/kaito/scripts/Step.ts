import type { WorkspaceWorld } from '../world/WorkspaceWorld';

/** One thing that happens to a Workspace. */
export interface Step {
  /** Seconds after the step before, at pace 1. */
  after: number;
  run(world: WorkspaceWorld): void;
}
