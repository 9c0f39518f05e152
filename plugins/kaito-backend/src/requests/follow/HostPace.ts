import { Backoff } from '../../watch/Backoff';
import type { Clock } from '../../watch/Clock';

interface Host {
  backoff: Backoff;
  /** Ms since the epoch. */
  until: number;
  /** What went wrong last. */
  problem: string;
}

/** Leaves a Git host alone that does not answer, the longer the more often, and one that asks for it as long as it asks. */
export class HostPace {
  readonly #clock: Clock;
  readonly #hosts = new Map<string, Host>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether the host may be asked now. */
  isOpen(host: string): boolean {
    return (this.#hosts.get(host)?.until ?? 0) <= this.#clock.now();
  }

  /** Why the host is left alone, or was until a moment ago; null when it answered last. */
  problemOf(host: string): string | null {
    return this.#hosts.get(host)?.problem ?? null;
  }

  succeeded(host: string): void {
    this.#hosts.delete(host);
  }

  /** @param retryAfterSeconds - what the host asks for, if it does */
  failed(
    host: string,
    problem: string,
    retryAfterSeconds: number | null,
  ): void {
    const known = this.#hosts.get(host);
    const backoff =
      known?.backoff ??
      new Backoff(this.#clock.random, { firstMs: 5_000, lastMs: 300_000 });
    const asked = (retryAfterSeconds ?? 0) * 1_000;
    const wait = Math.max(backoff.next(), asked);
    this.#hosts.set(host, {
      backoff,
      until: this.#clock.now() + wait,
      problem,
    });
  }
}
