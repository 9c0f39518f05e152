import {
  KaitoRequestError,
  type KaitoApi,
  type LogNote,
  type LogQuery,
  type WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  addMark,
  appendText,
  EMPTY_BUFFER,
  finishText,
  type LogBuffer,
} from './logBuffer';

/**
 * How a reading stands.
 * - `connecting`: the cluster is being asked
 * - `reading`: what is there comes in; stays so while it is followed
 * - `reconnecting`: it broke off and is taken up again
 * - `ended`: there is no more; `buffer.note` says why when it was not the container that ended
 * - `failed`: `error` says why
 */
export interface LogState {
  phase: 'connecting' | 'reading' | 'reconnecting' | 'ended' | 'failed';
  buffer: LogBuffer;
  error: Error | null;
}

export const CONNECTING: LogState = {
  phase: 'connecting',
  buffer: EMPTY_BUFFER,
  error: null,
};

export interface LogReaderOptions {
  api: Pick<KaitoApi, 'readLogs'>;
  ref: WorkloadRef;
  query: LogQuery;
  onState(state: LogState): void;
  /** Milliseconds; lines that come in quick succession are shown together. */
  flushMs?: number;
  /** Milliseconds before a log is taken up again; doubles with each time in vain. */
  retryMs?: number;
  now?: () => number;
}

const LONGEST_RETRY_MS = 30_000;
const RESUMABLE: readonly LogNote['code'][] = ['time-up', 'lost', 'closing'];
const LOST: LogNote = {
  code: 'lost',
  message: 'The connection to the portal was lost.',
};

/** Reads one log until its end, taking it up again where it is followed and breaks off. */
export class LogReader {
  readonly #options: LogReaderOptions;
  #state = CONNECTING;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #heardAt = 0;
  #inVain = 0;

  constructor(options: LogReaderOptions) {
    this.#options = options;
  }

  /** Resolves when there is no more to read, or reading is stopped. */
  async run(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
    for (;;) {
      const note = await this.#readOnce(signal);
      if (signal.aborted || this.#state.phase === 'failed') {
        return;
      }
      const { follow, previous } = this.#options.query;
      const goesOn = note && RESUMABLE.includes(note.code);
      if (!follow || previous || !goesOn) {
        this.#tell({ phase: 'ended' });
        return;
      }
      this.#tell({ phase: 'reconnecting' });
      await this.#pause(signal);
      if (signal.aborted) {
        return;
      }
    }
  }

  /** Gives why the portal ended it; null when the container did. */
  async #readOnce(signal: AbortSignal): Promise<LogNote | null> {
    try {
      const response = await this.#options.api.readLogs(
        this.#options.ref,
        this.#nextQuery(),
        { signal },
      );
      if (this.#state.phase === 'reconnecting') {
        this.#tell({
          buffer: addMark(
            this.#state.buffer,
            'Taken up again; some lines may be here twice',
          ),
        });
      }
      this.#tell({ phase: 'reading' });
      await this.#take(response, signal);
      this.#tell({ buffer: finishText(this.#state.buffer) });
      return this.#state.buffer.note;
    } catch (error) {
      if (signal.aborted) {
        return null;
      }
      const wasReading = this.#state.phase !== 'connecting';
      if (error instanceof KaitoRequestError || !wasReading) {
        this.#tell({ phase: 'failed', error: error as Error });
        return null;
      }
      const buffer = finishText(this.#state.buffer);
      this.#tell({ buffer: { ...buffer, note: LOST } });
      return LOST;
    }
  }

  async #take(response: Response, signal: AbortSignal): Promise<void> {
    this.#heard();
    const reader = response.body!.getReader();
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await reader.read();
      if (done || signal.aborted) {
        return;
      }
      this.#heard();
      this.#inVain = 0;
      this.#state = {
        ...this.#state,
        buffer: appendText(
          this.#state.buffer,
          decoder.decode(value, { stream: true }),
        ),
      };
      this.#timer ??= setTimeout(
        () => this.#tell({}),
        this.#options.flushMs ?? 80,
      );
    }
  }

  /** The second time only what was said since, as far as clocks can tell. */
  #nextQuery(): LogQuery {
    const { query } = this.#options;
    if (this.#state.phase !== 'reconnecting') {
      return query;
    }
    const seconds = Math.ceil((this.#now() - this.#heardAt) / 1000) + 1;
    return { ...query, sinceSeconds: seconds };
  }

  #heard(): void {
    this.#heardAt = this.#now();
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }

  async #pause(signal: AbortSignal): Promise<void> {
    const { retryMs = 1_000 } = this.#options;
    const ms = Math.min(retryMs * 2 ** this.#inVain, LONGEST_RETRY_MS);
    this.#inVain += 1;
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, ms);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #tell(change: Partial<LogState>): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#state = { ...this.#state, ...change };
    this.#options.onState(this.#state);
  }
}
