import { isDeepStrictEqual } from 'node:util';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Clock } from '../Clock';
import type { ClusterSnapshot, SnapshotSource } from '../ClusterSnapshot';
import { WATCHED_KINDS, type WatchedKind } from '../kinds';
import { checkRights, type ApiPost } from './checkRights';
import {
  isReviewDue,
  refusedKinds,
  REVIEW_TIMES,
  type LastReview,
  type ReviewTimes,
} from './reviewSchedule';
import {
  NOT_ASKED,
  type RightsReport,
  type RightsSource,
} from './RightsReport';

export interface RightsMonitorOptions {
  source: SnapshotSource;
  post(cluster: string): ApiPost;
  clock: Clock;
  logger: LoggerService;
  kinds?: readonly WatchedKind[];
  times?: Partial<ReviewTimes>;
  /** Called when a report says something else than the one before. */
  onChange?(cluster: string): void;
}

function sayTheSame(a: RightsReport, b: RightsReport): boolean {
  return a.state === 'checked' && b.state === 'checked'
    ? isDeepStrictEqual(a.missing, b.missing)
    : isDeepStrictEqual(a, b);
}

function textOf({ missing }: Extract<RightsReport, { state: 'checked' }>) {
  return [...missing]
    .map(([resource, verbs]) => `${verbs.join(', ')} on ${resource}`)
    .join('; ');
}

/**
 * Asks each cluster what the portal's own account may do there, so that a missing right has a name. It follows the
 * clusters the source gives, however they come and go.
 */
export class RightsMonitor implements RightsSource {
  readonly #options: RightsMonitorOptions;
  readonly #times: ReviewTimes;
  readonly #stop = new AbortController();
  readonly #reports = new Map<string, RightsReport>();
  readonly #last = new Map<string, LastReview>();
  readonly #told = new Map<string, string>();
  readonly #underWay = new Map<string, Promise<void>>();
  #running: Promise<void> | undefined;

  constructor(options: RightsMonitorOptions) {
    this.#options = options;
    this.#times = { ...REVIEW_TIMES, ...options.times };
  }

  report(cluster: string): RightsReport {
    return this.#reports.get(cluster) ?? NOT_ASKED;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    await Promise.all(this.#underWay.values());
  }

  async #run(): Promise<void> {
    const { clock, source } = this.#options;
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const snapshots = source.snapshots();
      this.#forgetAllBut(new Set(snapshots.map(({ name }) => name)));
      snapshots
        .filter(snapshot => this.#isDue(snapshot))
        .forEach(snapshot => this.#begin(snapshot));
      await clock.sleep(this.#times.tick, signal);
    }
  }

  #isDue(snapshot: ClusterSnapshot): boolean {
    const { name } = snapshot;
    return (
      !this.#underWay.has(name) &&
      isReviewDue(
        snapshot,
        this.#last.get(name),
        this.#options.clock.now(),
        this.#times,
      )
    );
  }

  #begin(snapshot: ClusterSnapshot): void {
    const { name } = snapshot;
    const review = this.#review(name).then(report => {
      this.#underWay.delete(name);
      if (this.#stop.signal.aborted) {
        return;
      }
      // A question that went unanswered takes nothing back of what was answered before.
      const before = this.report(name);
      if (report.state === 'checked' || before.state !== 'checked') {
        this.#reports.set(name, report);
      }
      this.#last.set(name, {
        at: this.#options.clock.now(),
        refused: refusedKinds(snapshot),
        failed: report.state === 'not-checked',
      });
      this.#tell(name, report);
      if (!sayTheSame(before, this.report(name))) {
        this.#options.onChange?.(name);
      }
    });
    this.#underWay.set(name, review);
  }

  async #review(cluster: string): Promise<RightsReport> {
    const { clock, post, kinds = WATCHED_KINDS } = this.#options;
    const done = new AbortController();
    const late = new AbortController();
    void clock
      .sleep(this.#times.timeout, done.signal)
      .then(() => done.signal.aborted || late.abort());
    try {
      const signal = AbortSignal.any([this.#stop.signal, late.signal]);
      const missing = await checkRights(post(cluster), kinds, signal);
      return { state: 'checked', at: clock.now(), missing };
    } catch (error) {
      const message = late.signal.aborted
        ? 'The cluster did not say in time what the portal may do there.'
        : (error as Error).message;
      return { state: 'not-checked', message };
    } finally {
      done.abort();
    }
  }

  /** Says once what is missing, and once that nothing is any more. */
  #tell(cluster: string, report: RightsReport): void {
    if (report.state === 'not-checked') {
      return;
    }
    const before = this.#told.get(cluster) ?? '';
    const text = textOf(report);
    this.#told.set(cluster, text);
    if (text !== before) {
      const { logger } = this.#options;
      if (text) {
        logger.warn(
          `Cluster ${cluster} does not grant the portal's account: ${text}. Apply deploy/rbac there, or leave them out by choice.`,
        );
      } else {
        logger.info(
          `Cluster ${cluster} grants the portal's account all it asks for`,
        );
      }
    }
  }

  #forgetAllBut(clusters: ReadonlySet<string>): void {
    [this.#reports, this.#last, this.#told].forEach(map =>
      [...map.keys()]
        .filter(name => !clusters.has(name))
        .forEach(name => map.delete(name)),
    );
  }
}
