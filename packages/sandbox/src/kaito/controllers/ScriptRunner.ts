import type { ApiObject } from '../../cluster/ApiObject';
import type { ObjectStore } from '../../cluster/store';
import type { World } from '../world/World';
import type { ScriptedKind, Standing } from './ScriptedKind';

/** How far an object has come, as it is saved. */
interface Progress {
  script: string;
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
  /** Told of a step that failed; it is tried again when the object changes. */
  onError: (error: Error) => void;
}

/** Walks the objects of a kind through their scripts, each step after its time. */
export class ScriptRunner<W extends World> {
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private stopped = false;

  constructor(
    readonly scripted: ScriptedKind<W>,
    private readonly options: RunnerOptions,
  ) {}

  /** Starts an object on its script, or on the one that a change of it asks for, or goes on. Does nothing when it is on its way already. */
  attend(object: ApiObject) {
    const { uid = '' } = object.metadata;
    const { store, progress } = this.options;
    const script = this.scripted.next(store, object, this.standing(uid));
    if (script !== undefined) {
      clearTimeout(this.timers.get(uid));
      this.timers.delete(uid);
      progress[uid] = { script, next: 0 } satisfies Progress;
    }
    if (!this.timers.has(uid)) {
      this.plan(object);
    }
  }

  /** Forgets an object that is gone. */
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

  private standing(uid: string): Standing | undefined {
    const before = this.options.progress[uid] as Progress | undefined;
    return (
      before && {
        script: before.script,
        finished: before.next >= this.scripted.scripts[before.script].length,
      }
    );
  }

  private plan(object: ApiObject) {
    const { uid = '' } = object.metadata;
    const { script, next } = this.options.progress[uid] as Progress;
    const step = this.scripted.scripts[script][next];
    if (!step || this.stopped) {
      return;
    }
    const timer = setTimeout(
      () => this.take(object),
      step.after * 1000 * this.options.pace,
    );
    this.timers.set(uid, timer);
  }

  private take(object: ApiObject) {
    const { uid = '', name, namespace } = object.metadata;
    const { store, region, clock, progress, onError } = this.options;
    const { kind, scripts, world } = this.scripted;
    this.timers.delete(uid);
    if (store.get(kind, name, namespace)?.metadata.uid !== uid) {
      return;
    }
    const { script, next } = progress[uid] as Progress;
    try {
      scripts[script][next].run(
        world(store, { name, namespace }, clock, region),
      );
    } catch (error) {
      onError(error as Error);
      return;
    }
    // After the step, and steps may run twice: a process killed in between repeats it.
    progress[uid] = { script, next: next + 1 } satisfies Progress;
    const current = store.get(kind, name, namespace);
    if (current) {
      this.attend(current);
    }
  }
}
