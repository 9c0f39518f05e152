import type { EndpointHealth } from '@kaito-portal/backstage-plugin-kaito-common';
import type { Endpoint } from '../Endpoint';
import type { EndpointSender } from '../ways/EndpointSender';
import { checkHealth } from './checkHealth';

export interface HealthBookOptions {
  sender: Pick<EndpointSender, 'send'>;
  /** How long an answer counts as current for whoever looks, ms. */
  freshMs?: number;
  /** Longest time of one check, ms. */
  timeoutMs?: number;
  /** Checks at a time. */
  concurrent?: number;
  now?: () => number;
}

interface Entry {
  health: EndpointHealth;
  /** When it was last asked, whatever came of it. */
  at: number;
}

/** Entries that nobody looked at for so long are forgotten. */
const FORGET_MS = 3_600_000;

/**
 * What endpoints said when they were last asked. They are asked only while somebody looks: a look at what is not current
 * any more has it asked again, once for all who look, and a bounded number at a time.
 */
export class HealthBook {
  readonly #entries = new Map<string, Entry>();
  readonly #running = new Map<string, Promise<EndpointHealth>>();
  readonly #waiting: (() => void)[] = [];
  readonly #freshMs: number;
  readonly #concurrent: number;
  readonly #now: () => number;
  #busy = 0;

  constructor(private readonly options: HealthBookOptions) {
    this.#freshMs = options.freshMs ?? 15_000;
    this.#concurrent = options.concurrent ?? 8;
    this.#now = options.now ?? Date.now;
  }

  /** What is known, without asking. */
  known(endpoint: Endpoint): EndpointHealth {
    const entry = this.#entries.get(endpoint.view.id);
    // What was known does not say more than that it cannot be asked at all.
    return endpoint.obstacle !== null
      ? { ...endpoint.view.health, models: entry?.health.models ?? [] }
      : entry?.health ?? endpoint.view.health;
  }

  /** What is known, asked again when it is older than so many milliseconds. */
  async current(
    endpoint: Endpoint,
    maxAgeMs: number = this.#freshMs,
  ): Promise<EndpointHealth> {
    const { id } = endpoint.view;
    const entry = this.#entries.get(id);
    if (
      endpoint.obstacle !== null ||
      (entry && this.#now() - entry.at < maxAgeMs)
    ) {
      return this.known(endpoint);
    }
    const running =
      this.#running.get(id) ??
      this.#check(endpoint).finally(() => this.#running.delete(id));
    this.#running.set(id, running);
    return running;
  }

  async #check(endpoint: Endpoint): Promise<EndpointHealth> {
    await this.#turn();
    try {
      const { sender, timeoutMs = 5_000 } = this.options;
      const found = await checkHealth(endpoint, sender, timeoutMs);
      const at = this.#now();
      const before = this.#entries.get(endpoint.view.id)?.health;
      const health: EndpointHealth = {
        ...found,
        // What it served is kept while it does not answer.
        models: found.state === 'serving' ? found.models : before?.models ?? [],
        checkedAt: new Date(at).toISOString(),
      };
      this.#entries.set(endpoint.view.id, { health, at });
      this.#forgetOld(at);
      return health;
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #turn(): Promise<void> {
    while (this.#busy >= this.#concurrent) {
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    }
    this.#busy += 1;
  }

  #forgetOld(now: number) {
    for (const [id, { at }] of this.#entries) {
      if (now - at > FORGET_MS) {
        this.#entries.delete(id);
      }
    }
  }
}
