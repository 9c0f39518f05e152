import type { Change } from '@kaito-portal/backstage-plugin-kaito-common';
import type { ChangeEntry } from './ChangeEntry';
import type { ChangeLog } from './ChangeLog';
import { ChangeQueue } from './ChangeQueue';
import type { ChangeView } from './ChangeView';

/** Where a stream is written: an HTTP response is one. */
export interface Sink {
  /** False when the reader is behind; `drain` follows. */
  write(text: string): boolean;
  once(event: 'drain', listener: () => void): unknown;
}

/** One reader's stream: what it missed, then everything that happens, as fast as it reads. */
export class ChangeStream {
  readonly #log: ChangeLog;
  readonly #view: ChangeView;
  readonly #sink: Sink;
  readonly #queue: ChangeQueue;
  #blocked = false;
  #stopped = false;
  #unsubscribe: (() => void) | undefined;

  constructor(options: {
    log: ChangeLog;
    view: ChangeView;
    sink: Sink;
    queue?: ChangeQueue;
  }) {
    this.#log = options.log;
    this.#view = options.view;
    this.#sink = options.sink;
    this.#queue = options.queue ?? new ChangeQueue();
  }

  /** @param lastEventId - where the reader left off, if it was here before */
  start(lastEventId: string | undefined): void {
    const missed = this.#missedSince(lastEventId);
    const { seq } = this.#log;
    this.#unsubscribe = this.#log.subscribe(entry => this.#offer(entry));
    missed?.forEach(entry => this.#offer(entry));
    this.#send(seq, { type: 'ready', resumed: missed !== undefined });
    this.#pump();
  }

  /** Keeps proxies from closing a silent stream. */
  beat(): void {
    if (!this.#blocked && !this.#stopped) {
      this.#write(': beat\n\n');
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#unsubscribe?.();
  }

  #missedSince(lastEventId: string | undefined): ChangeEntry[] | undefined {
    const [id, seq] = (lastEventId ?? '').split('.');
    return id === this.#log.id && /^\d+$/.test(seq ?? '')
      ? this.#log.since(Number(seq))
      : undefined;
  }

  #offer(entry: ChangeEntry): void {
    if (this.#view.concerns(entry)) {
      this.#queue.push(entry);
      this.#pump();
    }
  }

  #pump(): void {
    while (!this.#blocked && !this.#stopped) {
      const next = this.#queue.shift();
      if (next === undefined) {
        return;
      }
      if (next === 'overflow') {
        this.#send(this.#log.seq, {
          type: 'resync',
          reason: 'More changed than could be sent. Read the lists anew.',
        });
      } else {
        const change = this.#view.toChange(next);
        if (change) {
          this.#send(next.seq, change);
        }
      }
    }
  }

  #send(seq: number, change: Change): void {
    this.#write(
      `id: ${this.#log.id}.${seq}\nevent: ${
        change.type
      }\ndata: ${JSON.stringify(change)}\n\n`,
    );
  }

  #write(text: string): void {
    if (!this.#sink.write(text)) {
      this.#blocked = true;
      this.#sink.once('drain', () => {
        this.#blocked = false;
        this.#pump();
      });
    }
  }
}
