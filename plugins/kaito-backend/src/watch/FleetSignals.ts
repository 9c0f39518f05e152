import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { FailureReason } from './ApiFailure';
import type { WatchedKindName } from './kinds';

/** Something about a cluster changed; whoever cares looks at its snapshot. */
export type FleetSignal =
  | { type: 'objects'; cluster: string; kind: WatchedKindName }
  | { type: 'state'; cluster: string }
  /** A list or watch failed; also each time it is tried again in vain. */
  | {
      type: 'failure';
      cluster: string;
      kind: WatchedKindName;
      reason: FailureReason;
    }
  /** The portal watches it no more; what lives in it goes on unseen. */
  | { type: 'removed'; cluster: string };

/** Tells that something changed, not what: cheap enough for every event of every kind. */
export class FleetSignals {
  readonly #listeners = new Set<(signal: FleetSignal) => void>();
  readonly #logger: LoggerService;

  constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  /** Subscribes; returns the way to unsubscribe. */
  subscribe(listener: (signal: FleetSignal) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** A listener that throws is logged and harms nobody else. */
  emit(signal: FleetSignal): void {
    this.#listeners.forEach(listener => {
      try {
        listener(signal);
      } catch (error) {
        this.#logger.error(
          'A listener of fleet signals failed',
          toError(error),
        );
      }
    });
  }
}
