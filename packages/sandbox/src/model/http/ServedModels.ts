import type { TextEngine } from '../engine/TextEngine';
import { systemClock, type Clock } from '../serving/Clock';
import type { Pace } from '../serving/Pacer';
import { ServedModel } from '../serving/ServedModel';

/** How models are served. */
export interface ServingOptions {
  engine: TextEngine;
  /** Pace of an engine that is faster than a model would be. Default: 30 tokens a second after 250 ms. */
  pace?: Pace;
  /** Requests per served model that run at a time and that wait; more get a 429. Default: 4 and 8. */
  limits?: { running: number; waiting: number };
  clock?: Clock;
}

/** One engine under any number of names, each with a queue and metrics of its own. */
export class ServedModels {
  readonly #models = new Map<string, ServedModel>();

  constructor(private readonly options: ServingOptions) {}

  /** The model of a name, from now on if it is new. */
  get(name: string): ServedModel {
    const known = this.#models.get(name);
    if (known) {
      return known;
    }
    const { engine, clock, pace, limits } = this.options;
    const model = new ServedModel(name, engine, {
      clock: clock ?? systemClock,
      pace: engine.describe().realTime
        ? undefined
        : pace ?? { tokensPerSecond: 30, firstTokenMs: 250 },
      limits: limits ?? { running: 4, waiting: 8 },
    });
    this.#models.set(name, model);
    return model;
  }
}
