import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import type { ApiGet } from '../ApiClient';
import { ApiFailure, toApiFailure } from '../ApiFailure';
import { Backoff } from '../Backoff';
import type { Clock } from '../Clock';
import { resourceName, type WatchedKind } from '../kinds';
import { ObjectStore, type StoreChange } from '../ObjectStore';
import {
  failed,
  INITIAL_STATUS,
  late,
  listedOnly,
  synced,
  uninstalled,
  type KindStatus,
} from '../state/KindStatus';
import { DEFAULT_SETTINGS, type WatchSettings } from '../WatchSettings';
import { isOlder } from './history';
import { isUninstalled } from './isUninstalled';
import { listAll, reduceItem } from './listAll';
import { readPage } from './readPage';
import { readWatch, type ObjectMessage } from './readWatch';

/** How often a broken watch is taken up where it stood before the kind is listed anew. */
const RESUME_ATTEMPTS = 3;
/** A watch that ends this much before its time was ended by something else than its time, in milliseconds. */
const EARLY_MS = 2_000;

/** What a reflector tells. `listed` carries everything that lives; it also follows when a broken watch is mended. */
export interface ReflectorListener {
  onListed(objects: readonly KubeObject[], at: number): void;
  onChange(change: StoreChange, at: number): void;
  /** After each failure, and whenever the state changes. */
  onStatus(status: KindStatus, failure?: ApiFailure): void;
}

export interface ReflectorOptions {
  get: ApiGet;
  kind: WatchedKind;
  clock: Clock;
  listener: ReflectorListener;
  settings?: WatchSettings;
  /** How long a watch is asked to last, in seconds. Five to ten minutes at random when left out. */
  watchSeconds?: () => number;
}

/**
 * Keeps the objects of one kind in one cluster: list, then watch, for as long as it runs.
 * A failure is waited out and never removes an object; only the cluster's own word does.
 */
export class Reflector {
  readonly kind: WatchedKind;
  readonly store: ObjectStore;
  readonly #options: ReflectorOptions & { settings: WatchSettings };
  readonly #backoff: Backoff;
  #status: KindStatus = INITIAL_STATUS;
  #resourceVersion: string | undefined;
  #attempt = new AbortController();
  #failuresInRow = 0;
  /** The watch is open. */
  #open = false;
  /** The last watch did not hold, so that a list alone does not put the kind in step. */
  #unproven = false;
  /** What broke the watch may have changed the cluster's history. */
  #doubtful = false;
  #missingSince: number | undefined;
  #stopped = false;
  #running: Promise<void> | undefined;

  constructor(options: ReflectorOptions) {
    const { settings = DEFAULT_SETTINGS } = options;
    this.kind = options.kind;
    this.store = new ObjectStore(options.kind.limit);
    this.#options = { ...options, settings };
    this.#backoff = new Backoff(options.clock.random, {
      firstMs: settings.backoffFirstMs,
      lastMs: settings.backoffLastMs,
    });
  }

  get status(): KindStatus {
    return this.#status;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Ends the stream; resolves when it has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#attempt.abort();
    await this.#running;
  }

  /**
   * Lists anew at once, whatever it was doing: the history may not be the one it was, or the streams are not what they seem.
   * @param why - for people, until it is done.
   */
  relist(why = 'The cluster is back; the portal reads it anew.'): void {
    this.#resourceVersion = undefined;
    this.#unproven = false;
    this.#backoff.reset();
    if (this.#status.state === 'synced') {
      this.#status = { ...this.#status, state: 'stale', message: why };
    }
    this.#attempt.abort();
  }

  /** Notes that the cluster answered at this moment: while the watch is open, what is known is current. */
  confirm(at: number): void {
    if (this.#status.state === 'synced' && this.#open) {
      this.#status = { ...this.#status, asOf: at };
    }
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.#attempt = new AbortController();
      const { signal } = this.#attempt;
      let waitMs = 0;
      try {
        await this.#checkHistory(signal);
        if (this.#resourceVersion === undefined) {
          await this.#list(signal);
        }
        waitMs = await this.#watch(signal);
      } catch (error) {
        if (!signal.aborted) {
          waitMs = await this.#fail(
            toApiFailure(error, resourceName(this.kind)),
            signal,
          );
        }
      }
      if (waitMs > 0 && !signal.aborted) {
        await this.#options.clock.sleep(waitMs, signal);
      }
    }
  }

  /** A watch from the future of a restored cluster would stay silent, so its present is looked at first. */
  async #checkHistory(signal: AbortSignal): Promise<void> {
    if (this.#resourceVersion === undefined || !this.#doubtful) {
      return;
    }
    const glance = await readPage(
      { ...this.#options, signal, onLate: () => this.#late(signal) },
      { limit: 1 },
      this.#options.settings.maxPageBytes,
    );
    if (signal.aborted) {
      return;
    }
    this.#doubtful = false;
    if (isOlder(glance.resourceVersion, this.#resourceVersion)) {
      this.#resourceVersion = undefined;
    }
  }

  async #list(signal: AbortSignal): Promise<void> {
    const { clock, listener } = this.#options;
    const list = await listAll({
      ...this.#options,
      signal,
      onLate: () => this.#late(signal),
    });
    if (signal.aborted) {
      return;
    }
    this.#resourceVersion = list.resourceVersion;
    this.#doubtful = false;
    this.#missingSince = undefined;
    this.#failuresInRow = 0;
    this.store.replace(list.objects);
    this.#status = this.#unproven
      ? listedOnly(this.#status, clock.now())
      : synced(clock.now());
    listener.onListed(this.store.values(), clock.now());
    listener.onStatus(this.#status);
  }

  /** Gives the milliseconds to wait before the next watch. */
  async #watch(signal: AbortSignal): Promise<number> {
    if (this.#resourceVersion === undefined || signal.aborted) {
      return 0;
    }
    const { clock } = this.#options;
    const timeoutSeconds = this.#watchSeconds();
    let openedAt = clock.now();
    let holds = false;
    const hold = (at: number) => {
      holds = true;
      this.#inStep(at);
    };
    try {
      const messages = readWatch({
        ...this.#options,
        resourceVersion: this.#resourceVersion,
        timeoutSeconds,
        signal,
        onLate: () => this.#late(signal),
        onOpen: () => {
          openedAt = clock.now();
          this.#open = true;
        },
        // When the cluster last said something: silence since then proves nothing.
        onSettled: () => hold(openedAt),
      });
      for await (const message of messages) {
        if (signal.aborted) {
          return 0;
        }
        this.#follow(message);
        hold(clock.now());
        this.#apply(message);
      }
    } finally {
      this.#open = false;
      if (!signal.aborted) {
        this.#unproven = !holds;
      }
    }
    if (signal.aborted) {
      return 0;
    }
    if (!holds) {
      throw new ApiFailure(
        'stream',
        `The cluster ends the watch of ${resourceName(
          this.kind,
        )} at once. A proxy in between may not allow long answers; the portal tries again by itself.`,
      );
    }
    const lasted = clock.now() - openedAt;
    this.#doubtful = lasted < timeoutSeconds * 1_000 - EARLY_MS;
    return this.#backoff.next();
  }

  #watchSeconds(): number {
    const { watchSeconds, clock } = this.#options;
    return watchSeconds?.() ?? Math.round(300 + 300 * clock.random());
  }

  /** Moves on in the cluster's history. Throws when that has gone back. */
  #follow({ resourceVersion }: ObjectMessage): void {
    if (isOlder(resourceVersion, this.#resourceVersion ?? '')) {
      throw new ApiFailure(
        'gone',
        `The history of ${resourceName(
          this.kind,
        )} has gone back, as after a restore from a backup. The portal lists them anew.`,
      );
    }
    this.#resourceVersion = resourceVersion;
  }

  #apply(message: ObjectMessage): void {
    if (message.type === 'BOOKMARK') {
      return;
    }
    const reduced = reduceItem(this.kind, message.object);
    const changes =
      message.type === 'DELETED' || !reduced
        ? this.store.remove(reduced ?? message.object)
        : this.store.upsert(reduced);
    const { listener, clock } = this.#options;
    changes.forEach(change => listener.onChange(change, clock.now()));
  }

  #inStep(at: number): void {
    const { clock, listener } = this.#options;
    const mended = this.#status.state !== 'synced';
    const latest = Math.max(at, this.#status.asOf ?? at);
    this.#status = synced(Math.min(latest, clock.now()));
    this.#failuresInRow = 0;
    this.#backoff.reset();
    if (mended) {
      listener.onListed(this.store.values(), clock.now());
      listener.onStatus(this.#status);
    }
  }

  #late(signal: AbortSignal): void {
    if (!signal.aborted) {
      this.#status = late(
        this.#status,
        `The cluster has not answered for ${resourceName(this.kind)} for ${
          this.#options.settings.lateMs / 1_000
        } seconds. The portal still waits; check the load of its API server.`,
      );
      this.#options.listener.onStatus(this.#status);
    }
  }

  /** Gives the milliseconds to wait before the next attempt. */
  async #fail(failure: ApiFailure, signal: AbortSignal): Promise<number> {
    this.#failuresInRow += 1;
    this.#doubtful = true;
    const mayResume = failure.reason === 'stream' || failure.reason === 'busy';
    if (!mayResume || this.#failuresInRow >= RESUME_ATTEMPTS) {
      this.#resourceVersion = undefined;
    }
    this.#status = failed(this.#status, failure);
    this.#options.listener.onStatus(this.#status, failure);
    if (failure.reason === 'missing') {
      await this.#forgetIfGone(signal);
    } else {
      this.#missingSince = undefined;
    }
    return this.#backoff.next(failure.retryAfterMs);
  }

  /** Objects of a kind that is not installed any more are gone, once the cluster has said so long enough and in every way. */
  async #forgetIfGone(signal: AbortSignal): Promise<void> {
    const { clock, settings, get, listener } = this.#options;
    this.#missingSince ??= clock.now();
    if (this.#status.state !== 'crd-missing') {
      return;
    }
    const longEnough = clock.now() - this.#missingSince >= settings.goneMs;
    if (
      this.store.size > 0 &&
      !(longEnough && (await isUninstalled(get, this.kind, signal)))
    ) {
      return;
    }
    if (!signal.aborted) {
      const held = this.store.size > 0;
      this.store.replace([]);
      this.#status = uninstalled(this.#status);
      if (held) {
        listener.onListed([], clock.now());
      }
    }
  }
}
