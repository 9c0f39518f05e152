import type { LoggerService } from '@backstage/backend-plugin-api';
import { databaseReason } from '../../database/databaseReason';
import type { Lease, LeaseStore } from '../../database/LeaseStore';
import type { Clock } from '../../watch/Clock';
import { hostOf } from '../hostOf';
import type { RequestsConfig } from '../readRequestsConfig';
import type { RequestStore } from '../RequestStore';
import type { RequestRecord } from '../types';
import type { AbandonWatch } from './AbandonWatch';
import type { FleetObserver } from './FleetObserver';
import type { HostPace } from './HostPace';
import { pollInterval } from './pollInterval';
import { PollQueue } from './PollQueue';
import type { PullPoller } from './PullPoller';
import { writeFacts } from './writeFacts';

/** How often it is looked at what is due. */
export const TICK_MS = 2_000;
const LEASE_MS = 30_000;
const FORGET_EVERY_MS = 3_600_000;
/** However often somebody says that there is news, a host is not asked about a request more often. */
const LEAST_MS = 3_000;

export interface RequestFollowerParts {
  store: RequestStore;
  leases: LeaseStore;
  /** Id of this replica. */
  holder: string;
  poller: PullPoller;
  pace: HostPace;
  observer: Pick<FleetObserver, 'observe'>;
  abandoned: AbandonWatch;
  config: RequestsConfig;
  clock: Clock;
  logger: LoggerService;
  onWrite(record: RequestRecord): void;
}

/**
 * Follows open requests on the one replica that holds the lease: asks Git hosts at a measured pace, looks at the fleet,
 * lets go of what is abandoned and forgets what is old. All it knows is in the store, so that another can go on.
 */
export class RequestFollower {
  readonly #parts: RequestFollowerParts;
  readonly #stopping = new AbortController();
  readonly #queue: PollQueue;
  /** When each request was last asked about, ms since the epoch, and how far its turn is shifted. */
  readonly #asked = new Map<string, { at: number; shift: number }>();
  #lease: Lease | undefined;
  #renewAt = 0;
  #forgetAt = 0;
  #failing = false;
  #running: Promise<void> | undefined;

  constructor(parts: RequestFollowerParts) {
    this.#parts = parts;
    this.#queue = new PollQueue(record => this.#ask(record));
  }

  get isFollowing(): boolean {
    return this.#lease !== undefined;
  }

  /** Starts following in the background; a second call does nothing. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Stops and lets another replica follow. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    const lease = this.#lease;
    this.#lease = undefined;
    if (lease) {
      await this.#parts.leases
        .release(lease, this.#now())
        .catch(() => undefined); // It expires by itself.
    }
    await this.#queue.idle();
  }

  /** One round. Never rejects. */
  async tick(): Promise<void> {
    try {
      await this.#keepLease();
      if (this.#lease) {
        const open = await this.#parts.store.followed();
        this.#forgetGone(open);
        for (const record of this.#inTurn(open)) {
          await this.#look(record);
        }
        await this.#forget();
      }
      this.#mended();
    } catch (error) {
      this.#trouble(databaseReason(error));
    }
  }

  /** Resolves when every host that was to be asked has been. */
  idle(): Promise<void> {
    return this.#queue.idle();
  }

  /** Who has waited longest comes first, so that one that always fails does not keep a host from the others. */
  #inTurn(open: readonly RequestRecord[]): RequestRecord[] {
    const turn = ({ wish }: RequestRecord) => this.#asked.get(wish.id)?.at ?? 0;
    return [...open].sort((a, b) => turn(a) - turn(b));
  }

  async #ask(record: RequestRecord) {
    if (this.#stopping.signal.aborted) {
      return;
    }
    if (this.#isOpen(record)) {
      await this.#parts.poller.check(record);
    } else {
      // The host failed while this waited for its turn.
      this.#asked.delete(record.wish.id);
    }
  }

  async #look(record: RequestRecord) {
    const isDue = this.#isDue(record);
    if (isDue && !this.#isOpen(record)) {
      await this.#parts.poller.skip(record);
    } else if (isDue) {
      const { clock } = this.#parts;
      const shift = 0.8 + 0.4 * clock.random();
      this.#asked.set(record.wish.id, { at: clock.now(), shift });
      this.#queue.add(record);
    }
    const { observer, abandoned } = this.#parts;
    if (observer.observe(record, this.#now()) !== record.facts) {
      await writeFacts(
        { ...this.#parts, now: () => this.#now() },
        record.wish.id,
        facts => observer.observe({ ...record, facts }, this.#now()),
      );
    }
    await abandoned.check(record);
  }

  #isDue(record: RequestRecord): boolean {
    const { clock, config } = this.#parts;
    const now = clock.now();
    const interval = pollInterval(record, config, now);
    if (interval === null) {
      return false;
    }
    const { asOf } = record.facts.git;
    // After a change of replica, what the one before asked counts.
    const last = this.#asked.get(record.wish.id) ?? {
      at: asOf === null ? -Infinity : Date.parse(asOf),
      shift: 1,
    };
    const news =
      record.lookAfter !== null &&
      Date.parse(record.lookAfter) >=
        Math.max(last.at, Date.parse(asOf ?? '') || 0);
    const rest = news ? LEAST_MS : interval * last.shift;
    return now - last.at >= rest;
  }

  #isOpen({ wish }: RequestRecord): boolean {
    return this.#parts.pace.isOpen(hostOf(wish.repoUrl));
  }

  #forgetGone(open: readonly RequestRecord[]) {
    const ids = new Set(open.map(({ wish }) => wish.id));
    [...this.#asked.keys()]
      .filter(id => !ids.has(id))
      .forEach(id => this.#asked.delete(id));
  }

  async #forget() {
    const { config, store, clock, logger } = this.#parts;
    if (config.retentionMs === null || clock.now() < this.#forgetAt) {
      return;
    }
    this.#forgetAt = clock.now() + FORGET_EVERY_MS;
    const before = new Date(clock.now() - config.retentionMs);
    const count = await store.forget(before);
    if (count > 0) {
      logger.info(
        `Forgot ${count} requests that finished before ${before.toISOString()} (kaito.requests.retention)`,
      );
    }
  }

  async #keepLease() {
    const { leases, holder, clock, logger } = this.#parts;
    if (clock.now() < this.#renewAt) {
      return;
    }
    const now = this.#now();
    const before = this.#lease;
    this.#lease = before && (await leases.renew(before, now, LEASE_MS));
    this.#lease ??= await leases.acquire('*', holder, now, LEASE_MS);
    if (this.#lease && !before) {
      logger.info('Following requests');
    }
    // While another follows, it is looked at every round whether it still does.
    this.#renewAt = this.#lease ? clock.now() + LEASE_MS / 3 : 0;
  }

  async #run() {
    const { signal } = this.#stopping;
    const { clock } = this.#parts;
    while (!signal.aborted) {
      await this.tick();
      await clock.sleep(TICK_MS, signal);
    }
  }

  #now(): Date {
    return new Date(this.#parts.clock.now());
  }

  #trouble(message: string) {
    if (!this.#failing) {
      this.#parts.logger.error(
        `Requests are not being followed: ${message}. Trying again; nothing is lost meanwhile`,
      );
    }
    this.#failing = true;
  }

  #mended() {
    if (this.#failing) {
      this.#parts.logger.info('Requests are being followed again');
    }
    this.#failing = false;
  }
}
