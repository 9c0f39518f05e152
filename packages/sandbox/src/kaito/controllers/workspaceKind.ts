import { SCRIPTS } from '../scripts';
import { nextScript } from '../scripts/chooseScript';
import { WorkspaceWorld } from '../world/WorkspaceWorld';
import type { ScriptedKind } from './ScriptedKind';

/** Workspaces. */
export const WORKSPACE_KIND: ScriptedKind<WorkspaceWorld> = {
  kind: 'Workspace',
  scripts: SCRIPTS,
  next: nextScript,
  world: (...given) => new WorkspaceWorld(...given),
};
