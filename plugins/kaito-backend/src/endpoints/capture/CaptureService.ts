import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Clock } from '../../watch/Clock';
import type { CaptureMode } from './CaptureModes';
import type { Capture, CaptureStore } from './CaptureStore';
import { TextCapture } from './TextCapture';

/** Takes down one call as it goes on. */
export interface OpenCapture {
  prompt(body: Buffer): void;
  answer(piece: Buffer): void;
  /** Keeps it. Never rejects: what cannot be kept is logged as an error, and the call stands. */
  end(
    facts: Pick<Capture, 'user' | 'endpoint' | 'call' | 'model' | 'outcome'>,
  ): Promise<void>;
}

export interface CaptureServiceOptions {
  store: CaptureStore;
  logger: LoggerService;
  clock: Clock;
  maxBytes: number;
  maxTotalBytes: number;
  retentionMs: number;
}

/** How often what is due is removed. */
const PRUNE_MS = 15 * 60_000;

/** Keeps what is said in calls, as far as the configuration asks for it, and removes it when its time is up. */
export class CaptureService {
  readonly #stopping = new AbortController();
  #pruning: Promise<void> | undefined;

  constructor(private readonly options: CaptureServiceOptions) {}

  /** Undefined when nothing is to be kept. */
  begin(mode: CaptureMode): OpenCapture | undefined {
    if (mode === 'off') {
      return undefined;
    }
    const { maxBytes, store, logger, clock } = this.options;
    const answer = new TextCapture(mode, maxBytes);
    let prompt: TextCapture | undefined;
    return {
      prompt: body => {
        prompt = new TextCapture(mode, maxBytes);
        prompt.push(body);
      },
      answer: piece => answer.push(piece),
      end: async facts => {
        try {
          await store.add({
            ...facts,
            at: new Date(clock.now()),
            prompt: prompt?.finish() ?? null,
            answer: answer.finish(),
          });
        } catch (error) {
          // The error of a database may quote what it was given.
          logger.error(
            `What was said to ${facts.endpoint} could not be kept (${
              toError(error).name
            }). The database says more.`,
          );
        }
      },
    };
  }

  start(): void {
    this.#pruning = this.#pruneForEver();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#pruning;
  }

  async #pruneForEver(): Promise<void> {
    const { signal } = this.#stopping;
    const { store, clock, logger, retentionMs, maxTotalBytes } = this.options;
    while (!signal.aborted) {
      try {
        const before = new Date(clock.now() - retentionMs);
        const removed = await store.prune(before, maxTotalBytes);
        if (removed > 0) {
          logger.info(`Removed ${removed} captured calls that were due`);
        }
      } catch (error) {
        logger.error('Captured calls could not be removed', toError(error));
      }
      await clock.sleep(PRUNE_MS, signal);
    }
  }
}
