import type { ApiObject } from '../../cluster/ApiObject';
import type { ObjectStore } from '../../cluster/store';
import type { Step } from '../scripts/Step';
import type { World, WorldKey } from '../world/World';

/** How far an object has come with its script. */
export interface Standing {
  script: string;
  finished: boolean;
}

/** A kind whose objects walk through scripts. */
export interface ScriptedKind<W extends World = World> {
  kind: string;
  scripts: Record<string, readonly Step<W>[]>;
  /** The script an object follows from here; undefined when it goes on as it was. */
  next(
    store: ObjectStore,
    object: ApiObject,
    before: Standing | undefined,
  ): string | undefined;
  world(
    store: ObjectStore,
    key: WorldKey,
    clock: () => Date,
    region: string,
  ): W;
}
