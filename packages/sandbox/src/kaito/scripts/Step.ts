import type { World } from '../world/World';

/** One thing that happens to an object. */
export interface Step<W extends World = World> {
  /** Seconds after the step before, at pace 1. */
  after: number;
  run(world: W): void;
}
