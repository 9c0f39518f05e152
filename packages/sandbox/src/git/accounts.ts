import { randomBytes, timingSafeEqual, createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Someone who may sign in to the Git host. */
export interface GitHostUser {
  login: string;
  fullName: string;
  email?: string;
  /** May push and act on pull requests. Default true. */
  write?: boolean;
  /** The secret for Basic auth and the API; a random one per start when left out. */
  token?: string;
}

export interface Account extends Required<GitHostUser> {
  id: number;
}

/** What a request's credentials amount to. */
export type Identity =
  | { state: 'anonymous' }
  | { state: 'rejected' }
  | { state: 'known'; account: Account };

/** The people of a host and how requests prove to be theirs. */
export class Accounts {
  private readonly accounts: Account[];

  constructor(users: GitHostUser[]) {
    this.accounts = users.map((user, index) => ({
      email: `${user.login}@localhost`,
      write: true,
      token: randomBytes(20).toString('hex'),
      ...withoutUndefined(user),
      id: index + 1,
    }));
  }

  get tokens(): Record<string, string> {
    return Object.fromEntries(this.accounts.map(a => [a.login, a.token]));
  }

  find(login: string): Account | undefined {
    return this.accounts.find(account => account.login === login);
  }

  /** The account that acts on the review page. */
  reviewer(login: string | undefined): Account {
    const chosen = login
      ? this.find(login)
      : this.find('pat') ?? this.accounts.find(account => account.write);
    if (!chosen) {
      throw new Error(
        login
          ? `The reviewer '${login}' is not among the Git host's users`
          : 'The Git host needs at least one user who may write',
      );
    }
    return chosen;
  }

  /** Reads `Authorization`: Basic with the token as password, `token X` or `Bearer X`. */
  identify(request: IncomingMessage): Identity {
    const header = request.headers.authorization;
    if (!header) return { state: 'anonymous' };
    const [scheme, value = ''] = header.split(/\s+/, 2);
    const kind = scheme.toLowerCase();
    const account =
      kind === 'basic'
        ? this.byPassword(value)
        : this.byToken(kind === 'token' || kind === 'bearer' ? value : '');
    return account ? { state: 'known', account } : { state: 'rejected' };
  }

  private byPassword(value: string): Account | undefined {
    const text = Buffer.from(value, 'base64').toString('utf8');
    const colon = text.indexOf(':');
    const account = this.byToken(text.slice(colon + 1));
    return account?.login === text.slice(0, colon) ? account : undefined;
  }

  private byToken(token: string): Account | undefined {
    return this.accounts.find(account => sameText(account.token, token));
  }
}

function withoutUndefined(user: GitHostUser): GitHostUser {
  const entries = Object.entries(user).filter(([, v]) => v !== undefined);
  return Object.fromEntries(entries) as unknown as GitHostUser;
}

function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
