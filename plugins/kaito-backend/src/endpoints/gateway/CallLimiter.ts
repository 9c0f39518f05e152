import { GatewayError } from './GatewayError';

/** What may be under way at a time and begin per minute. */
export interface CallLimits {
  concurrent: number;
  /** Infinity for no limit. */
  perMinute: number;
}

/** How a refusal is worded; `key` is who or what the limit is for. */
export interface LimitWords {
  busy(open: number, key: string): string;
  tooOften(perMinute: number, waitSeconds: number, key: string): string;
}

/** For limits of a person. */
export const PERSON_WORDS: LimitWords = {
  busy: open =>
    `You have ${open} calls under way, which is the limit. Wait for one to end, or stop it.`,
  tooOften: (perMinute, wait) =>
    `You may make ${perMinute} calls a minute. Try again in ${wait} s.`,
};

/** For limits of an endpoint, which all people share. */
export const ENDPOINT_WORDS: LimitWords = {
  busy: open =>
    `${open} calls of all people together are under way to this endpoint, which is the limit. Try again in a moment.`,
  tooOften: (perMinute, wait) =>
    `This endpoint takes ${perMinute} calls a minute of all people together. Try again in ${wait} s.`,
};

interface Account {
  open: number;
  /** Requests in hand; refills evenly up to `perMinute`. */
  tokens: number;
  at: number;
}

const MINUTE = 60_000;
/** A call under way tells nothing about when it ends. */
const RETRY_WHEN_BUSY_SECONDS = 5;

/** Counts calls by person or by endpoint, in the memory of this backend instance. */
export class CallLimiter {
  readonly #accounts = new Map<string, Account>();

  constructor(
    private readonly limits: CallLimits,
    private readonly words: LimitWords = PERSON_WORDS,
    private readonly now: () => number = Date.now,
  ) {}

  /** Lets a call begin and returns the way to end it. Throws a 429 that says when to try again. */
  begin(key: string): () => void {
    this.#forgetIdle();
    const { concurrent, perMinute } = this.limits;
    const account = this.#refilled(key);
    if (account.open >= concurrent) {
      throw refuse(this.words.busy(account.open, key), RETRY_WHEN_BUSY_SECONDS);
    }
    if (account.tokens < 1) {
      const wait = ((1 - account.tokens) * MINUTE) / perMinute / 1000;
      throw refuse(this.words.tooOften(perMinute, Math.ceil(wait), key), wait);
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

  /** Number of people or endpoints remembered. */
  get size(): number {
    return this.#accounts.size;
  }

  #refilled(key: string): Account {
    const now = this.now();
    const { perMinute } = this.limits;
    const account = this.#accounts.get(key) ?? {
      open: 0,
      tokens: perMinute,
      at: now,
    };
    if (perMinute !== Infinity) {
      const gained = ((now - account.at) * perMinute) / MINUTE;
      account.tokens = Math.min(perMinute, account.tokens + gained);
    }
    account.at = now;
    this.#accounts.set(key, account);
    return account;
  }

  /** After a minute without a call an account is as good as new. */
  #forgetIdle() {
    const now = this.now();
    for (const [key, { open, at }] of this.#accounts) {
      if (open === 0 && now - at >= MINUTE) {
        this.#accounts.delete(key);
      }
    }
  }
}

function refuse(message: string, retryAfterSeconds: number) {
  return new GatewayError(429, message, {
    retryAfterSeconds,
    code: 'rate_limit_exceeded',
  });
}
