import { formatAge } from '../../text/age';

/** From when on a token that cannot be renewed is warned of. */
const WARN_MS = 10 * 60_000;
/** A token this close to its end is renewed, where that is possible. */
const RENEW_MS = 2 * 60_000;

/** How long a token is good for. */
export type Expiry = 'unknown' | 'good' | 'renew' | 'soon' | 'over';

/**
 * Where a token stands in its life.
 *
 * @param expiresAt - milliseconds since 1970; null when the token does not say
 * @param renewable - whether a new one can be had without the person
 */
export function judgeExpiry(
  expiresAt: number | null,
  now: number,
  renewable: boolean,
): Expiry {
  if (expiresAt === null) {
    return 'unknown';
  }
  const left = expiresAt - now;
  if (renewable) {
    return left <= RENEW_MS ? 'renew' : 'good';
  }
  if (left <= 0) {
    return 'over';
  }
  return left < WARN_MS ? 'soon' : 'good';
}

/** When a token ends, in words. */
export function describeExpiry(expiresAt: number | null, now: number): string {
  if (expiresAt === null) {
    return 'does not say when it ends';
  }
  const left = expiresAt - now;
  return left <= 0
    ? `ended ${formatAge(-left)} ago`
    : `ends in ${formatAge(left)}`;
}
