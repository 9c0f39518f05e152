import type { LoggerService } from '@backstage/backend-plugin-api';
import type { WorkloadKind } from '@kaito-portal/backstage-plugin-kaito-common';
import type { FleetEvent, FleetFeed } from '../../watch/FleetFeed';
import { sight } from '../ledger/sight';
import type { LedgerChange } from '../ledger/types';
import type { LedgerWriter } from '../store/InventoryStore';
import { LeaseLostError, type Lease } from '../../database/LeaseStore';
import type { Clock } from './Clock';
import { RecordedIndex } from './RecordedIndex';
import { RetryingQueue } from './RetryingQueue';

export interface TenureOptions {
  lease: Lease;
  feed: FleetFeed;
  ledger: LedgerWriter;
  clock: Clock;
  logger: LoggerService;
  /** Changes that may wait for the database. */
  capacity: number;
  /** Called once when the ledger refuses the lease. */
  onLost(): void;
}

/**
 * The time during which this replica records one cluster. It begins with complete lists, from which the ledger
 * works out what was missed, and goes on with the watch. When more changes wait than there is room for, they are
 * given up for fresh complete lists: the state stays right, what happened and was undone meanwhile is lost.
 */
export class Tenure {
  readonly #options: TenureOptions;
  readonly #queue: RetryingQueue<LedgerChange>;
  #recorded = new RecordedIndex();
  readonly #listed = new Set<WorkloadKind>();
  #unsubscribe = () => {};
  #givenUp = 0;
  #ended = false;

  constructor(options: TenureOptions) {
    this.#options = options;
    const { cluster } = options.lease;
    this.#queue = new RetryingQueue<LedgerChange>({
      clock: options.clock,
      capacity: options.capacity,
      handle: async change => {
        await options.ledger.record(options.lease, change);
      },
      isFatal: error => error instanceof LeaseLostError,
      onFatal: () => options.onLost(),
      onFailure: failure =>
        failure
          ? options.logger.error(
              `The inventory of cluster ${cluster} is not being recorded: ${failure.message}. Trying again; nothing is lost meanwhile`,
            )
          : options.logger.info(
              `The inventory of cluster ${cluster} is being recorded again`,
            ),
    });
    this.#subscribe();
  }

  /** How many changes wait. */
  get pending() {
    return this.#queue.pending;
  }

  get failure() {
    return this.#queue.failure;
  }

  /** How many changes were given up for a complete list. */
  get givenUp() {
    return this.#givenUp;
  }

  /** Tells that the watch of a kind was in step at a moment; counts once all before it is recorded. */
  confirm(kind: WorkloadKind, at: Date) {
    if (!this.#listed.has(kind)) {
      // It was out of step when this tenure began, and has been mended without a new list.
      this.#unsubscribe();
      this.#subscribe();
    } else if (this.#queue.pending === 0) {
      // While changes wait there is nothing to confirm; the next round will.
      this.#queue.push({ type: 'confirmed', kind, at: at.toISOString() });
    }
  }

  /** Resolves when all that was seen has been recorded. */
  async idle() {
    await this.#queue.idle();
  }

  /** Stops taking news; what was seen has up to `drainMs` to get recorded, the rest is left to the next holder. */
  async end(drainMs = 0) {
    this.#ended = true;
    this.#unsubscribe();
    if (drainMs > 0) {
      const drained = new AbortController();
      await Promise.race([
        this.#queue.idle(),
        this.#options.clock.sleep(drainMs, drained.signal),
      ]);
      drained.abort();
    }
    if (this.#queue.pending > 0) {
      this.#options.logger.warn(
        `${this.#queue.pending} changes of cluster ${
          this.#options.lease.cluster
        } were not recorded one by one; the next holder of the lease records their outcome`,
      );
    }
    await this.#queue.close();
  }

  #subscribe() {
    this.#unsubscribe = this.#options.feed.subscribe(event => {
      if (event.cluster === this.#options.lease.cluster) {
        this.#take(event);
      }
    });
  }

  #take(event: FleetEvent) {
    const change = toChange(event);
    if (!change || !this.#recorded.isNews(change)) {
      return;
    }
    if (this.#queue.push(change)) {
      this.#recorded.note(change);
      if (change.type === 'listed') {
        this.#listed.add(change.kind);
      }
    } else if (!this.#ended) {
      this.#startOver();
    }
  }

  #startOver() {
    this.#unsubscribe();
    this.#listed.clear();
    this.#recorded = new RecordedIndex();
    const count = this.#queue.clear() + 1;
    this.#givenUp += count;
    this.#options.logger.warn(
      `The inventory of cluster ${
        this.#options.lease.cluster
      } cannot keep up: ${count} changes are replaced by complete lists`,
    );
    // Not here: the feed is in the middle of telling its listeners.
    queueMicrotask(() => {
      if (!this.#ended) {
        this.#subscribe();
      }
    });
  }
}

function toChange(event: FleetEvent): LedgerChange | undefined {
  const { type, kind } = event;
  const at = event.at.toISOString();
  if (type === 'listed') {
    const sightings = event.objects.flatMap(o => sight(kind, o) ?? []);
    return { type, kind, sightings, at };
  }
  const sighting = sight(kind, event.object);
  return sighting && { type, kind, sighting, at };
}
