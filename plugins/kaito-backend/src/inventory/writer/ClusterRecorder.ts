import type { LoggerService } from '@backstage/backend-plugin-api';
import type { WorkloadKind } from '@kaito-portal/backstage-plugin-kaito-common';
import type { FleetFeed } from '../../watch/FleetFeed';
import type { LedgerWriter } from '../store/InventoryStore';
import type { Lease, LeaseStore } from '../../database/LeaseStore';
import type { Clock } from './Clock';
import { databaseReason } from '../../database/databaseReason';
import { Tenure } from './Tenure';

export interface RecorderOptions {
  feed: FleetFeed;
  ledger: LedgerWriter;
  leases: LeaseStore;
  clock: Clock;
  logger: LoggerService;
  /** Id of this replica. */
  holder: string;
  /** How long a lease lasts without being renewed, ms; it is renewed three times as often. */
  leaseMs: number;
  /** Changes of one cluster that may wait for the database. */
  capacity: number;
}

/** A kind whose watch is in step, and the moment at which that was last known. */
export interface KindInStep {
  kind: WorkloadKind;
  asOf: Date;
}

/** What was seen may still be recorded for this long when the portal stops. */
const DRAIN_MS = 5_000;

/** How the recording of one cluster stands on this replica. */
export interface RecorderState {
  cluster: string;
  /** `standby`: another replica records the cluster, or the database has not been reached yet. */
  role: 'writer' | 'standby';
  fencing: number | null;
  /** Changes waiting for the database. */
  pending: number;
  /** Changes given up for a complete list since this replica took over. */
  givenUp: number;
  /** Why nothing gets recorded at the moment; null when all is well. */
  problem: { since: Date; message: string } | null;
}

/** Records one cluster whenever this replica holds its lease. */
export class ClusterRecorder {
  readonly #cluster: string;
  readonly #options: RecorderOptions;
  #lease: Lease | undefined;
  #tenure: Tenure | undefined;
  #problem: RecorderState['problem'] = null;

  constructor(cluster: string, options: RecorderOptions) {
    this.#cluster = cluster;
    this.#options = options;
  }

  state(): RecorderState {
    return {
      cluster: this.#cluster,
      role: this.#tenure ? 'writer' : 'standby',
      fencing: this.#lease?.fencing ?? null,
      pending: this.#tenure?.pending ?? 0,
      givenUp: this.#tenure?.givenUp ?? 0,
      problem: this.#tenure?.failure ?? this.#problem,
    };
  }

  /** Takes or renews the lease and moves the watermark. Never rejects; to be called every third of a lease. */
  async tick(inStep: readonly KindInStep[]): Promise<void> {
    try {
      await this.#keepLease();
      this.#problem = null;
      for (const { kind, asOf } of inStep) {
        this.#tenure?.confirm(kind, asOf);
      }
    } catch (error) {
      this.#leaseTrouble(databaseReason(error));
    }
  }

  /** Resolves when all that was seen has been recorded. */
  async idle() {
    await this.#tenure?.idle();
  }

  /** Stops recording and hands the cluster to whichever replica asks next. */
  async stop() {
    const lease = this.#lease;
    await this.#endTenure(DRAIN_MS);
    if (lease) {
      await this.#options.leases
        .release(lease, this.#options.clock.now())
        .catch(() => undefined); // It expires by itself.
    }
  }

  async #keepLease() {
    const { leases, clock, holder, leaseMs } = this.#options;
    if (this.#lease) {
      const renewed = await leases.renew(this.#lease, clock.now(), leaseMs);
      if (renewed) {
        this.#lease = renewed;
        return;
      }
      await this.#endTenure();
    }
    const now = clock.now();
    this.#lease = await leases.acquire(this.#cluster, holder, now, leaseMs);
    if (this.#lease) {
      this.#beginTenure(this.#lease);
    }
  }

  #beginTenure(lease: Lease) {
    const { feed, ledger, clock, logger, capacity } = this.#options;
    logger.info(
      `Recording the inventory of cluster ${this.#cluster} (lease ${
        lease.fencing
      })`,
    );
    this.#tenure = new Tenure({
      lease,
      feed,
      ledger,
      clock,
      logger,
      capacity,
      onLost: () => {
        logger.warn(
          `Another replica has taken over the inventory of cluster ${
            this.#cluster
          }`,
        );
        // Not awaited: the queue that tells us is what ending would wait for.
        void this.#endTenure();
      },
    });
  }

  async #endTenure(drainMs = 0) {
    const tenure = this.#tenure;
    this.#tenure = undefined;
    this.#lease = undefined;
    await tenure?.end(drainMs);
  }

  /**
   * The database gives no word: what is seen keeps waiting in the queue. Should another replica take over
   * meanwhile, the ledger refuses our fencing number.
   */
  #leaseTrouble(message: string) {
    if (!this.#problem) {
      this.#options.logger.error(
        `The lease on the inventory of cluster ${
          this.#cluster
        } cannot be kept: ${message}`,
      );
    }
    const since = this.#problem?.since ?? this.#options.clock.now();
    this.#problem = { since, message };
  }
}
