import type { ApiGet } from './ApiClient';
import { readText } from './ApiClient';
import type { Clock } from './Clock';
import { describeConnectionError } from '../clusters/describeConnectionError';

/** What a probe found: an answer of any kind, or none and why. */
export type ProbeResult =
  | { reachable: true; statusCode: number }
  | { reachable: false; message: string };

/** Milliseconds. With these, an outage is known within ten seconds even when packets are dropped. */
const INTERVAL = 4_000;
const RETRY = 1_000;
const TIMEOUT = 2_000;

export interface ReadinessProbeOptions {
  cluster: string;
  /** On a connection of its own. */
  get: ApiGet;
  clock: Clock;
  /** Called after each probe. */
  onResult(result: ProbeResult, at: number): void;
}

/** Asks `GET /readyz` every four seconds, one second after a failure. */
export class ReadinessProbe {
  readonly #options: ReadinessProbeOptions;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;

  constructor(options: ReadinessProbeOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { clock, onResult } = this.#options;
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const result = await this.#probe();
      if (signal.aborted) {
        return;
      }
      onResult(result, clock.now());
      await clock.sleep(result.reachable ? INTERVAL : RETRY, signal);
    }
  }

  async #probe(): Promise<ProbeResult> {
    const { get, clock, cluster } = this.#options;
    const attempt = new AbortController();
    const done = new AbortController();
    const abort = () => attempt.abort();
    let late = false;
    this.#stop.signal.addEventListener('abort', abort);
    void clock.sleep(TIMEOUT, done.signal).then(() => {
      late = !done.signal.aborted;
      abort();
    });
    try {
      const response = await get('/readyz', attempt.signal);
      await readText(response.body, 64 * 1024);
      return { reachable: true, statusCode: response.statusCode };
    } catch (error) {
      const { name, message } = (error ?? {}) as Error;
      if (late) {
        return {
          reachable: false,
          message: describeConnectionError(cluster, { code: 'ETIMEDOUT' }),
        };
      }
      return {
        reachable: false,
        message:
          name === 'ServiceUnavailableError'
            ? message
            : describeConnectionError(cluster, error),
      };
    } finally {
      done.abort();
      this.#stop.signal.removeEventListener('abort', abort);
    }
  }
}
