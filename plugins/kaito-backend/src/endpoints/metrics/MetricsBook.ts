import type { EndpointMetrics } from '@kaito-portal/backstage-plugin-kaito-common';
import { systemClock, type Clock } from '../../watch/Clock';
import { keyOfTarget, type Endpoint } from '../Endpoint';
import type { EndpointSender } from '../ways/EndpointSender';
import { MetricsHistory } from './history/MetricsHistory';
import { readReplica } from './readReplica';

export interface MetricsBookOptions {
  sender: Pick<EndpointSender, 'send'>;
  clock?: Pick<Clock, 'now' | 'sleep'>;
  /** Between two looks at an endpoint, ms. */
  everyMs?: number;
  /** How long it goes on after somebody last looked, ms. */
  lingerMs?: number;
  /** Longest time of one look, ms. */
  timeoutMs?: number;
  /** How long who looks first waits for an answer, ms. */
  patienceMs?: number;
  /** Replicas asked at a time, over all endpoints. */
  concurrent?: number;
}

interface Entry {
  endpoint: Endpoint;
  history: MetricsHistory;
  /** When somebody last looked. */
  seenAt: number;
  /** Set while it is being asked again and again; resolves with the first answer. */
  polling?: Promise<void>;
}

/** What was known of an endpoint at which nobody looked for a day is forgotten. */
const FORGET_MS = 24 * 3_600_000;
/** Of a set with more replicas no more are asked. */
const MAX_REPLICAS = 64;

/**
 * What endpoints' own metrics say. They are asked only while somebody looks: once for all who look, every few seconds, and
 * no more soon after the last look.
 */
export class MetricsBook {
  readonly #entries = new Map<string, Entry>();
  readonly #stop = new AbortController();
  readonly #waiting: (() => void)[] = [];
  readonly #clock: Pick<Clock, 'now' | 'sleep'>;
  #busy = 0;

  constructor(private readonly options: MetricsBookOptions) {
    this.#clock = options.clock ?? systemClock;
  }

  /** What is known now; who looks first waits a moment for an answer. */
  async look(endpoint: Endpoint): Promise<EndpointMetrics> {
    const now = this.#clock.now();
    this.#forgetOld(now);
    const entry = this.#entryOf(endpoint, now);
    const reason = whyNotAsked(endpoint);
    if (reason !== null) {
      const { idleSince, ...known } = entry.history.at(now);
      return { ...known, state: 'not-checked', reason, idleSince: null };
    }
    entry.polling ??= this.#startPolling(entry);
    const { patienceMs = 2_000 } = this.options;
    const patience = new AbortController();
    await Promise.race([
      entry.polling,
      this.#clock.sleep(patienceMs, patience.signal),
    ]);
    patience.abort();
    return entry.history.at(this.#clock.now());
  }

  /** Asks nobody any more. */
  close(): void {
    this.#stop.abort();
  }

  #entryOf(endpoint: Endpoint, now: number): Entry {
    const { id } = endpoint.view;
    const entry: Entry = this.#entries.get(id) ?? {
      endpoint,
      history: new MetricsHistory(),
      seenAt: now,
    };
    entry.endpoint = endpoint;
    entry.seenAt = now;
    this.#entries.set(id, entry);
    return entry;
  }

  #startPolling(entry: Entry): Promise<void> {
    const first = this.#ask(entry);
    this.#goOn(entry, first).finally(() => {
      entry.polling = undefined;
    });
    return first;
  }

  async #goOn(entry: Entry, first: Promise<void>): Promise<void> {
    const { everyMs = 5_000, lingerMs = 60_000 } = this.options;
    const { signal } = this.#stop;
    await first;
    for (;;) {
      await this.#clock.sleep(everyMs, signal);
      const unseen = this.#clock.now() - entry.seenAt;
      if (
        signal.aborted ||
        unseen > lingerMs ||
        whyNotAsked(entry.endpoint) !== null
      ) {
        return;
      }
      await this.#ask(entry);
    }
  }

  /** Never rejects. */
  async #ask({ endpoint, history }: Entry): Promise<void> {
    const replicas = endpoint.replicas.length
      ? endpoint.replicas.slice(0, MAX_REPLICAS)
      : [endpoint.ways];
    const scrapes = await Promise.all(
      replicas.map(async ways => ({
        key: ways
          .flatMap(({ targets }) => targets.map(keyOfTarget))
          .sort()
          .join(),
        scrape: await this.#inTurn(() =>
          readReplica(endpoint, ways, {
            sender: this.options.sender,
            timeoutMs: this.options.timeoutMs ?? 4_000,
            signal: this.#stop.signal,
          }),
        ),
      })),
    );
    history.add(endpoint.view.title, this.#clock.now(), scrapes);
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    while (this.#busy >= (this.options.concurrent ?? 8)) {
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    }
    this.#busy += 1;
    try {
      return await work();
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
  }

  #forgetOld(now: number) {
    for (const [id, { seenAt, polling }] of this.#entries) {
      if (!polling && now - seenAt > FORGET_MS) {
        this.#entries.delete(id);
      }
    }
  }
}

function whyNotAsked({ view, obstacle }: Endpoint): string | null {
  if (!view.workload) {
    return `${view.title} is hosted elsewhere: the portal asks only KAITO's own endpoints for metrics.`;
  }
  return obstacle;
}
