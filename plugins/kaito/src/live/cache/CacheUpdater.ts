import type {
  Change,
  WorkloadDetail,
  WorkloadPage,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Clock } from '../Clock';
import {
  affectedFamilies,
  concernsWorkload,
  FAMILIES,
  workloadKey,
  type Family,
} from './affected';
import { patchPages, toPatch, type Patch } from './patchPages';
import { RefetchGovernor } from './RefetchGovernor';

/** Changes within this time are drawn together, ms. */
const DRAW_MS = 250;

/** Least time between two reads of the same, ms. What is dear to compute or seldom looked at is read less often. */
const MIN_GAP_MS: Record<Family, number> = {
  workloads: 1_000,
  workload: 1_000,
  attention: 2_000,
  clusters: 1_000,
  capacity: 1_000,
  models: 5_000,
  endpoints: 2_000,
  requests: 1_000,
  request: 1_000,
  drift: 5_000,
};

/**
 * Brings changes into what pages have read: rows in sight at once, and everything else by reading it anew at a measured
 * pace. What no page shows is only marked, to be read when one does.
 */
export class CacheUpdater {
  readonly #client: QueryClient;
  readonly #clock: Clock;
  readonly #isVisible: () => boolean;
  readonly #governors: Record<Family, RefetchGovernor>;
  #waiting: Change[] = [];
  #cancelDraw: (() => void) | undefined;
  #drawnAt = -Infinity;

  constructor(options: {
    client: QueryClient;
    clock: Clock;
    isVisible: () => boolean;
  }) {
    this.#client = options.client;
    this.#clock = options.clock;
    this.#isVisible = options.isVisible;
    this.#governors = Object.fromEntries(
      FAMILIES.map(family => [
        family,
        new RefetchGovernor({
          clock: options.clock,
          minGapMs: MIN_GAP_MS[family],
          read: () => this.#readAnew(family),
        }),
      ]),
    ) as Record<Family, RefetchGovernor>;
  }

  /** Takes a change in. */
  apply(change: Change): void {
    this.#waiting.push(change);
    if (this.#cancelDraw) {
      return;
    }
    const wait = Math.max(0, this.#drawnAt + DRAW_MS - this.#clock.now());
    this.#cancelDraw = this.#clock.after(wait, () => this.#draw());
  }

  /** Drops what waits. */
  close(): void {
    this.#cancelDraw?.();
    this.#cancelDraw = undefined;
    this.#waiting = [];
    Object.values(this.#governors).forEach(governor => governor.close());
  }

  #draw(): void {
    this.#cancelDraw = undefined;
    this.#drawnAt = this.#clock.now();
    const changes = this.#waiting;
    this.#waiting = [];
    this.#patch(toPatch(changes));
    const families = new Set(changes.flatMap(affectedFamilies));
    if (!changes.some(change => this.#concernsDetail(change))) {
      families.delete('workload');
    }
    families.forEach(family => this.#governors[family].request());
  }

  #patch(patch: Patch): void {
    if (patch.workloads.size === 0 && patch.clusters.size === 0) {
      return;
    }
    this.#client.setQueriesData<InfiniteData<WorkloadPage>>(
      { queryKey: ['workloads'] },
      data => data && { ...data, pages: patchPages(data.pages, patch) },
    );
    patch.workloads.forEach(workload => {
      if (workload) {
        this.#client.setQueryData<WorkloadDetail>(
          workloadKey(workload.ref),
          detail => detail && { ...detail, ...workload },
        );
      }
    });
  }

  #concernsDetail(change: Change): boolean {
    return (
      affectedFamilies(change).includes('workload') &&
      this.#client
        .getQueryCache()
        .findAll({ queryKey: ['workload'] })
        .some(({ queryKey }) => concernsWorkload(change, queryKey))
    );
  }

  #readAnew(family: Family): Promise<unknown> {
    return this.#client.invalidateQueries({
      queryKey: [family],
      refetchType: this.#isVisible() ? 'active' : 'none',
    });
  }
}
