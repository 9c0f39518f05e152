import type { Change } from '@kaito-portal/backstage-plugin-kaito-common';
import type { ChangeEntry } from './ChangeEntry';
import type { ChangeLog } from './ChangeLog';
import { ChangeQueue } from './ChangeQueue';
import type { ChangeView } from './ChangeView';

/** Unnoticed by people; saves most of the writes when much happens. */
const GATHER_MS = 50;
/** Characters written at once. */
const PIECE = 64 * 1024;

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
  readonly #gatherMs: number;
  #timer: NodeJS.Timeout | undefined;
  #blocked = false;
  #stopped = false;
  #unsubscribe: (() => void) | undefined;

  constructor(options: {
    log: ChangeLog;
    view: ChangeView;
    sink: Sink;
    queue?: ChangeQueue;
    /** How long changes are gathered before they are written together, ms; 0 writes each at once. */
    gatherMs?: number;
  }) {
    this.#log = options.log;
    this.#view = options.view;
    this.#sink = options.sink;
    this.#queue = options.queue ?? new ChangeQueue();
    this.#gatherMs = options.gatherMs ?? GATHER_MS;
  }

  /** @param lastEventId - where the reader left off, if it was here before */
  start(lastEventId: string | undefined): void {
    const missed = this.#missedSince(lastEventId);
    const { seq } = this.#log;
    this.#unsubscribe = this.#log.subscribe(entry => this.#offer(entry));
    missed?.forEach(entry => this.#take(entry));
    this.#pump();
    const ready = { type: 'ready', resumed: missed !== undefined } as const;
    this.#write(this.#frame(seq, 'ready', JSON.stringify(ready)));
  }

  /** Keeps proxies from closing a silent stream. */
  beat(): void {
    if (!this.#blocked && !this.#stopped) {
      this.#write(': beat\n\n');
    }
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#unsubscribe?.();
  }

  #missedSince(lastEventId: string | undefined): ChangeEntry[] | undefined {
    const [id, seq] = (lastEventId ?? '').split('.');
    return id === this.#log.id && /^\d+$/.test(seq ?? '')
      ? this.#log.since(Number(seq))
      : undefined;
  }

  #take(entry: ChangeEntry): void {
    if (this.#view.concerns(entry)) {
      this.#queue.push(entry);
    }
  }

  #offer(entry: ChangeEntry): void {
    this.#take(entry);
    if (this.#gatherMs === 0) {
      this.#pump();
      return;
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#pump();
    }, this.#gatherMs);
  }

  /** Writes what waits, a bounded piece at a time so that a slow reader holds no more than one. */
  #pump(): void {
    while (!this.#blocked && !this.#stopped) {
      let text = '';
      while (text.length < PIECE) {
        const frame = this.#next();
        if (frame === undefined) {
          break;
        }
        text += frame;
      }
      if (text === '') {
        return;
      }
      this.#write(text);
    }
  }

  /** The next frame; empty when there is nothing left to say of what waited, undefined when nothing waits. */
  #next(): string | undefined {
    const next = this.#queue.shift();
    if (next === undefined) {
      return undefined;
    }
    if (next === 'overflow') {
      const resync = {
        type: 'resync',
        reason: 'More changed than could be sent. Read the lists anew.',
      };
      return this.#frame(this.#log.seq, 'resync', JSON.stringify(resync));
    }
    const message = this.#view.toMessage(next);
    return message ? this.#frame(next.seq, message.type, message.json) : '';
  }

  #frame(seq: number, type: Change['type'], json: string): string {
    return `id: ${this.#log.id}.${seq}\nevent: ${type}\ndata: ${json}\n\n`;
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
