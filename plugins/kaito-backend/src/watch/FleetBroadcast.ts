import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { FleetEvent, FleetFeed } from './FleetFeed';

/** Passes workload events on. A listener that throws is logged and harms nobody else. */
export class FleetBroadcast implements FleetFeed {
  readonly #listeners = new Set<(event: FleetEvent) => void>();
  readonly #logger: LoggerService;
  readonly #current: () => FleetEvent[];

  /** @param current - a `listed` for each kind that is in step now. */
  constructor(logger: LoggerService, current: () => FleetEvent[]) {
    this.#logger = logger;
    this.#current = current;
  }

  subscribe(listener: (event: FleetEvent) => void): () => void {
    this.#listeners.add(listener);
    this.#current().forEach(event => this.#deliver(listener, event));
    return () => {
      this.#listeners.delete(listener);
    };
  }

  publish(event: FleetEvent): void {
    [...this.#listeners].forEach(listener => this.#deliver(listener, event));
  }

  #deliver(listener: (event: FleetEvent) => void, event: FleetEvent): void {
    try {
      listener(event);
    } catch (error) {
      this.#logger.error('A listener of the fleet failed', toError(error));
    }
  }
}
