import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const COOKIE = 'kaito_sandbox_git';

/** Ties the forms of the review page to the browser that loaded it. */
export class Csrf {
  private readonly secret = randomBytes(32);

  /** Token for a form and, for a new visitor, the cookie it belongs to. */
  issue(request: IncomingMessage): {
    token: string;
    headers: Record<string, string>;
  } {
    const known = sessionOf(request);
    const session = known ?? randomBytes(16).toString('hex');
    return {
      token: this.tokenFor(session),
      headers: known
        ? {}
        : {
            'set-cookie': `${COOKIE}=${session}; Path=/; HttpOnly; SameSite=Strict`,
          },
    };
  }

  /** Whether a form post came from a page of this host. */
  accepts(request: IncomingMessage, token: string | null): boolean {
    const session = sessionOf(request);
    return (
      session !== null &&
      token !== null &&
      sameOrigin(request) &&
      sameText(this.tokenFor(session), token)
    );
  }

  private tokenFor(session: string): string {
    return createHmac('sha256', this.secret).update(session).digest('hex');
  }
}

function sameOrigin({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  return (
    headers.origin === undefined || headers.origin === `http://${headers.host}`
  );
}

function sessionOf({ headers }: IncomingMessage): string | null {
  const cookies = headers.cookie?.split(/;\s*/) ?? [];
  const own = cookies.find(cookie => cookie.startsWith(`${COOKIE}=`));
  const value = own?.slice(COOKIE.length + 1) ?? '';
  return /^[0-9a-f]{32}$/.test(value) ? value : null;
}

function sameText(a: string, b: string): boolean {
  return (
    a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
  );
}
