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
  synced,
  type KindStatus,
} from '../state/KindStatus';
import { listAll, reduceItem } from './listAll';
import { readWatch, type ObjectMessage } from './readWatch';

/** A watch that was accepted and not refused for this long is taken to be in step. */
const SETTLED_MS = 1_000;
/** How much longer than asked for a watch may last before the portal ends it: its connection is dead. */
const OVERTIME_MS = 30_000;

/** How often a broken watch is taken up where it stood before the kind is listed anew. */
const RESUME_ATTEMPTS = 3;

/** What a reflector tells. `listed` carries everything that lives; it also follows when a broken watch is mended. */
export interface ReflectorListener {
  onListed(objects: readonly KubeObject[], at: number): void;
  onChange(change: StoreChange, at: number): void;
  onStatus(status: KindStatus, failure?: ApiFailure): void;
}

export interface ReflectorOptions {
  get: ApiGet;
  kind: WatchedKind;
  clock: Clock;
  listener: ReflectorListener;
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
  readonly #options: ReflectorOptions;
  readonly #backoff: Backoff;
  #status: KindStatus = INITIAL_STATUS;
  #resourceVersion: string | undefined;
  #attempt = new AbortController();
  #failuresInRow = 0;
  #stopped = false;
  #running: Promise<void> | undefined;

  constructor(options: ReflectorOptions) {
    this.kind = options.kind;
    this.store = new ObjectStore(options.kind.limit);
    this.#options = options;
    this.#backoff = new Backoff(options.clock.random);
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

  /** Lists anew at once, whatever it was doing: the cluster is back and its history may not be the old one. */
  relist(): void {
    this.#resourceVersion = undefined;
    this.#backoff.reset();
    if (this.#status.state === 'synced') {
      this.#status = {
        ...this.#status,
        state: 'stale',
        message: 'The cluster is back; the portal reads it anew.',
      };
    }
    this.#attempt.abort();
  }

  /** Notes that the cluster answered at this moment: while the watch is open, what is known is current. */
  confirm(at: number): void {
    if (this.#status.state === 'synced') {
      this.#status = { ...this.#status, asOf: at };
    }
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.#attempt = new AbortController();
      const { signal } = this.#attempt;
      let waitMs = 0;
      try {
        if (this.#resourceVersion === undefined) {
          await this.#list(signal);
        }
        waitMs = await this.#watch(signal);
      } catch (error) {
        if (!signal.aborted) {
          waitMs = this.#fail(toApiFailure(error, resourceName(this.kind)));
        }
      }
      if (waitMs > 0 && !signal.aborted) {
        await this.#options.clock.sleep(waitMs, signal);
      }
    }
  }

  async #list(signal: AbortSignal): Promise<void> {
    const list = await listAll(this.#options.get, this.kind, signal);
    if (signal.aborted) {
      return;
    }
    this.#resourceVersion = list.resourceVersion;
    this.store.replace(list.objects);
    this.#inStep('listed');
  }

  /** Gives the milliseconds to wait before the next watch. */
  async #watch(signal: AbortSignal): Promise<number> {
    if (this.#resourceVersion === undefined) {
      return 0;
    }
    const timeoutSeconds = this.#watchSeconds();
    const timers = new AbortController();
    const overtime = new AbortController();
    const end = () => overtime.abort();
    signal.addEventListener('abort', end);
    let holds = false;
    try {
      const watch = readWatch(this.#options.get, {
        kind: this.kind,
        resourceVersion: this.#resourceVersion,
        timeoutSeconds,
        signal: overtime.signal,
        onOpen: () => {
          const openedAt = this.#options.clock.now();
          this.#after(SETTLED_MS, timers.signal, () => {
            holds = true;
            this.#inStep('watched', openedAt);
          });
          const longest = timeoutSeconds * 1_000 + OVERTIME_MS;
          this.#after(longest, timers.signal, end);
        },
      });
      for await (const message of watch) {
        if (signal.aborted) {
          return 0;
        }
        holds = true;
        this.#take(message);
      }
    } catch (error) {
      // Ended by the portal itself for its age: not a failure, go on from where it stood.
      if (signal.aborted || !overtime.signal.aborted) {
        throw error;
      }
    } finally {
      timers.abort();
      signal.removeEventListener('abort', end);
    }
    if (!holds) {
      throw new ApiFailure(
        'stream',
        `The cluster ends the watch of ${resourceName(
          this.kind,
        )} at once. A proxy in between may not allow long answers; the portal tries again by itself.`,
      );
    }
    return this.#backoff.next();
  }

  #after(ms: number, signal: AbortSignal, act: () => void): void {
    void this.#options.clock.sleep(ms, signal).then(() => {
      if (!signal.aborted) {
        act();
      }
    });
  }

  #watchSeconds(): number {
    const { watchSeconds, clock } = this.#options;
    return watchSeconds?.() ?? Math.round(300 + 300 * clock.random());
  }

  #take(message: ObjectMessage): void {
    this.#resourceVersion = message.resourceVersion;
    this.#inStep('watched');
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

  /** @param at - when the cluster last said something; silence since then proves nothing. */
  #inStep(by: 'listed' | 'watched', at = this.#options.clock.now()): void {
    const { clock, listener } = this.#options;
    const mended = this.#status.state !== 'synced';
    this.#status = synced(Math.max(at, this.#status.asOf ?? at));
    this.#failuresInRow = 0;
    if (by === 'watched') {
      this.#backoff.reset();
    }
    if (by === 'listed' || mended) {
      listener.onListed(this.store.values(), clock.now());
      listener.onStatus(this.#status);
    }
  }

  /** Gives the milliseconds to wait before the next attempt. */
  #fail(failure: ApiFailure): number {
    // After an outage the history may be another one, and a watch from the future of a restored cluster stays silent.
    this.#failuresInRow += 1;
    const mayResume = failure.reason === 'stream' || failure.reason === 'busy';
    if (!mayResume || this.#failuresInRow >= RESUME_ATTEMPTS) {
      this.#resourceVersion = undefined;
    }
    this.#status = failed(this.#status, failure);
    this.#options.listener.onStatus(this.#status, failure);
    return this.#backoff.next(failure.retryAfterMs);
  }
}
