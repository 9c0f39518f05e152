import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  isMisconfigured,
  type ClusterEntry,
} from '@kaito-portal/backstage-plugin-kaito-node';

/** Logs what is wrong with clusters and sources once, however often they are asked. */
export class ProblemLog {
  readonly #logger: LoggerService;
  #known = new Map<string, string>();

  constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  note(entries: readonly ClusterEntry[]): void {
    const now = new Map(
      entries
        .filter(isMisconfigured)
        .map(({ name, problem }) => [name, problem]),
    );
    now.forEach((problem, name) => {
      if (this.#known.get(name) !== problem) {
        this.#logger.warn(`Cluster ${name} is not used: ${problem}`);
      }
    });
    this.#known = now;
  }
}
