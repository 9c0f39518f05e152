import type { ApiObject } from '../../cluster/ApiObject';
import type { ObjectStore } from '../../cluster/store';
import { type ScriptName, SCRIPTS, scriptFor } from '../scripts';
import { WorkspaceWorld } from '../world/WorkspaceWorld';

/** How far a Workspace has come, as it is saved. */
interface Progress {
  script: ScriptName;
  next: number;
}

/** How a runner works. */
export interface RunnerOptions {
  store: ObjectStore;
  /** Kept with the cluster's state, so that a killed process goes on where it was. */
  progress: Record<string, unknown>;
  pace: number;
  region: string;
  clock: () => Date;
  /** Told of a step that failed; it is tried again when the Workspace changes. */
  onError: (error: Error) => void;
}

/** Walks Workspaces through their scripts, each step after its time. */
export class ScriptRunner {
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private stopped = false;

  constructor(private readonly options: RunnerOptions) {}

  /** Starts a Workspace on its script, or on its deletion, or goes on. Does nothing when it is on its way already. */
  attend(workspace: ApiObject) {
    const { uid = '', deletionTimestamp } = workspace.metadata;
    const before = this.options.progress[uid] as Progress | undefined;
    const leaving = Boolean(deletionTimestamp) && before?.script !== 'deletion';
    if (!before || leaving) {
      const script = scriptFor(this.options.store, workspace);
      clearTimeout(this.timers.get(uid));
      this.timers.delete(uid);
      this.options.progress[uid] = { script, next: 0 } satisfies Progress;
    }
    if (!this.timers.has(uid)) {
      this.plan(workspace);
    }
  }

  /** Forgets a Workspace that is gone. */
  forget({ metadata: { uid = '' } }: ApiObject) {
    clearTimeout(this.timers.get(uid));
    this.timers.delete(uid);
    delete this.options.progress[uid];
  }

  stop() {
    this.stopped = true;
    this.timers.forEach(timer => clearTimeout(timer));
    this.timers.clear();
  }

  private plan(workspace: ApiObject) {
    const { uid = '' } = workspace.metadata;
    const { script, next } = this.options.progress[uid] as Progress;
    const step = SCRIPTS[script][next];
    if (!step || this.stopped) {
      return;
    }
    const timer = setTimeout(
      () => this.take(workspace),
      step.after * 1000 * this.options.pace,
    );
    this.timers.set(uid, timer);
  }

  private take(workspace: ApiObject) {
    const { uid = '', name, namespace } = workspace.metadata;
    const { store, region, clock, progress, onError } = this.options;
    this.timers.delete(uid);
    if (store.get('Workspace', name, namespace)?.metadata.uid !== uid) {
      return;
    }
    const { script, next } = progress[uid] as Progress;
    const world = new WorkspaceWorld(store, { name, namespace }, clock, region);
    try {
      SCRIPTS[script][next].run(world);
    } catch (error) {
      onError(error as Error);
      return;
    }
    // After the step, and steps may run twice: a process killed in between repeats it.
    progress[uid] = { script, next: next + 1 } satisfies Progress;
    this.plan(workspace);
  }
}
