import { createHash } from 'node:crypto';

/** One attempt to sign in: what is sent along with it and has to come back, or be shown later. */
export interface Attempt {
  /** Comes back with the browser; nobody else knows it. */
  state: string;
  /** Shown when the code is exchanged, so that a code that was overheard is of no use (PKCE, RFC 7636). */
  verifier: string;
}

/** A new attempt, of 32 random bytes each. */
export function newAttempt(
  randomBytes: (count: number) => Uint8Array,
): Attempt {
  const word = () => Buffer.from(randomBytes(32)).toString('base64url');
  return { state: word(), verifier: word() };
}

/** The hash that is sent ahead of a verifier. */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

/** The page at which a person lets the terminal in. */
export function authorizeUrl(options: {
  endpoint: string;
  clientId: string;
  redirectUrl: string;
  renews: boolean;
  attempt: Attempt;
}): string {
  const url = new URL(options.endpoint);
  const { state, verifier } = options.attempt;
  for (const [name, value] of Object.entries({
    client_id: options.clientId,
    redirect_uri: options.redirectUrl,
    response_type: 'code',
    scope: options.renews ? 'openid offline_access' : 'openid',
    state,
    code_challenge: challengeOf(verifier),
    code_challenge_method: 'S256',
  })) {
    url.searchParams.set(name, value);
  }
  return url.toString();
}

/** The query of a page address that a person copied from the browser; undefined when it is no such address. */
export function queryOfPasted(
  text: string,
  redirectUrl: string,
): URLSearchParams | undefined {
  const given = text.trim();
  if (!URL.canParse(given)) {
    return undefined;
  }
  const url = new URL(given);
  return `${url.origin}${url.pathname}` === redirectUrl
    ? url.searchParams
    : undefined;
}
