import type { ClusterConnection } from '@kaito-portal/backstage-plugin-kaito-node';

/** How a cluster's token is had, and had anew. */
export type TokenPair = Required<
  Pick<ClusterConnection, 'token' | 'renewToken'>
>;

/** A token as its issuer gave it. Times in milliseconds since the epoch. */
export interface IssuedToken {
  token: string;
  /** Left out: until it is refused. */
  expiresAt?: number;
}

const MINUTE = 60_000;
/** A token that ends sooner than this is not sent any more: clocks differ, and requests travel. */
const SPARE_MS = 30_000;
/** The longest a failure is remembered, so that many watches do not flood the issuer. */
const FAILURE_MS = 5_000;
/** An early renewal that failed is tried again after this. */
const EARLY_RETRY_MS = 30_000;

/** Renewal begins a quarter of an hour before the end, or when a fifth of a short life is left. */
function renewalOf({ expiresAt }: IssuedToken, issuedAt: number): number {
  return expiresAt === undefined
    ? Infinity
    : expiresAt - Math.min(15 * MINUTE, (expiresAt - issuedAt) / 5);
}

/**
 * Keeps a token and renews it before it ends, while the old one still serves. All who ask at once share one request to
 * the issuer; an early renewal that fails harms nobody as long as the old token holds.
 */
export function createRenewingToken(
  issue: () => Promise<IssuedToken>,
  now: () => number = Date.now,
): TokenPair {
  let known: { issued: IssuedToken; renewAt: number } | undefined;
  let failure: { error: unknown; at: number } | undefined;
  let renewing: Promise<string> | undefined;

  const ask = async () => {
    try {
      const issued = await issue();
      known = { issued, renewAt: renewalOf(issued, now()) };
      failure = undefined;
      return issued.token;
    } catch (error) {
      failure = { error, at: now() };
      throw error;
    }
  };
  const renew = () => {
    renewing ??= ask().finally(() => {
      renewing = undefined;
    });
    return renewing;
  };
  const failedWithin = (ms: number) =>
    failure !== undefined && now() - failure.at < ms;

  return {
    token: async () => {
      const { issued, renewAt } = known ?? {};
      if (issued && now() < (issued.expiresAt ?? Infinity) - SPARE_MS) {
        if (now() >= renewAt! && !failedWithin(EARLY_RETRY_MS)) {
          renew().catch(() => undefined);
        }
        return issued.token;
      }
      if (failedWithin(FAILURE_MS)) {
        throw failure!.error;
      }
      return renew();
    },
    renewToken: renew,
  };
}
