import type { ApiGet } from './ApiClient';
import { readText } from './ApiClient';
import type { Clock } from './Clock';
import { describeConnectionError } from '../clusters/describeConnectionError';
import { readReadiness, type Readiness } from './readiness';
import { DEFAULT_SETTINGS, type WatchSettings } from './WatchSettings';

/** What a probe found, and why it is not `ready`. */
export type ProbeResult =
  | { state: 'ready' }
  | { state: Exclude<Readiness, 'ready'> | 'unreachable'; message: string };

export interface ReadinessProbeOptions {
  cluster: string;
  /** On a connection of its own. */
  get: ApiGet;
  clock: Clock;
  settings?: WatchSettings;
  /** Called after each probe. */
  onResult(result: ProbeResult, at: number): void;
}

/** Asks `GET /readyz` every four seconds; one second after the first failure, since it may be chance. */
export class ReadinessProbe {
  readonly #options: ReadinessProbeOptions & { settings: WatchSettings };
  readonly #stop = new AbortController();
  #failures = 0;
  #running: Promise<void> | undefined;

  constructor(options: ReadinessProbeOptions) {
    const { settings = DEFAULT_SETTINGS } = options;
    this.#options = { ...options, settings };
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { clock, onResult, settings } = this.#options;
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const result = await this.#probe();
      if (signal.aborted) {
        return;
      }
      this.#failures = result.state === 'ready' ? 0 : this.#failures + 1;
      onResult(result, clock.now());
      await clock.sleep(
        this.#failures === 1 ? settings.probeRetryMs : settings.probeIntervalMs,
        signal,
      );
    }
  }

  async #probe(): Promise<ProbeResult> {
    const { get, clock, cluster, settings } = this.#options;
    const attempt = new AbortController();
    const done = new AbortController();
    const abort = () => attempt.abort();
    let late = false;
    this.#stop.signal.addEventListener('abort', abort);
    void clock.sleep(settings.probeTimeoutMs, done.signal).then(() => {
      late = !done.signal.aborted;
      abort();
    });
    try {
      const response = await get('/readyz', attempt.signal);
      const body = await readText(response.body, 64 * 1024);
      const { readiness, message } = readReadiness(
        cluster,
        response.statusCode,
        body,
      );
      return readiness === 'ready'
        ? { state: 'ready' }
        : { state: readiness, message: message ?? '' };
    } catch (error) {
      return {
        state: 'unreachable',
        message: this.#explain(late ? { code: 'ETIMEDOUT' } : error),
      };
    } finally {
      done.abort();
      this.#stop.signal.removeEventListener('abort', abort);
    }
  }

  #explain(error: unknown): string {
    const { name, message } = (error ?? {}) as Error;
    return name === 'ServiceUnavailableError'
      ? message
      : describeConnectionError(this.#options.cluster, error);
  }
}
