import { GatewayError } from './GatewayError';

/** What one person may do at a time and per minute. */
export interface UserLimits {
  concurrent: number;
  perMinute: number;
}

interface Account {
  open: number;
  /** Requests in hand; refills evenly up to `perMinute`. */
  tokens: number;
  at: number;
}

const MINUTE = 60_000;
/** A call under way tells nothing about when it ends. */
const RETRY_WHEN_BUSY_SECONDS = 5;

/** Counts calls per person, in the memory of this backend instance. */
export class UserLimiter {
  readonly #accounts = new Map<string, Account>();

  constructor(
    private readonly limits: UserLimits,
    private readonly now: () => number = Date.now,
  ) {}

  /** Lets a call begin and returns the way to end it. Throws a 429 that says when to try again. */
  begin(user: string): () => void {
    this.#forgetIdle();
    const account = this.#refilled(user);
    if (account.open >= this.limits.concurrent) {
      throw new GatewayError(
        429,
        `You have ${account.open} calls under way, which is the limit. Wait for one to end, or stop it.`,
        RETRY_WHEN_BUSY_SECONDS,
      );
    }
    if (account.tokens < 1) {
      const wait =
        ((1 - account.tokens) * MINUTE) / this.limits.perMinute / 1000;
      throw new GatewayError(
        429,
        `You may make ${
          this.limits.perMinute
        } calls a minute. Try again in ${Math.ceil(wait)} s.`,
        wait,
      );
    }
    account.tokens -= 1;
    account.open += 1;
    let ended = false;
    return () => {
      if (!ended) {
        ended = true;
        account.open -= 1;
      }
    };
  }

  /** Number of people remembered. */
  get size(): number {
    return this.#accounts.size;
  }

  #refilled(user: string): Account {
    const now = this.now();
    const account = this.#accounts.get(user) ?? {
      open: 0,
      tokens: this.limits.perMinute,
      at: now,
    };
    const gained = ((now - account.at) * this.limits.perMinute) / MINUTE;
    account.tokens = Math.min(this.limits.perMinute, account.tokens + gained);
    account.at = now;
    this.#accounts.set(user, account);
    return account;
  }

  /** After a minute without a call an account is as good as new. */
  #forgetIdle() {
    const now = this.now();
    for (const [user, { open, at }] of this.#accounts) {
      if (open === 0 && now - at >= MINUTE) {
        this.#accounts.delete(user);
      }
    }
  }
}
