import { randomBytes } from 'node:crypto';
import { ApiError } from '../errors';
import {
  ADMIN,
  ANONYMOUS,
  GITOPS,
  NOBODY,
  READER,
  type Rule,
  type User,
} from './rules';
import { type Rights, withoutRights } from './withoutRights';

/** The tokens every cluster gives out; `nobody` is valid and was granted nothing. */
export type TokenName = 'reader' | 'gitops' | 'admin' | 'nobody';

const USERS: Record<TokenName, User> = {
  reader: READER,
  gitops: GITOPS,
  admin: ADMIN,
  nobody: NOBODY,
};

/** Somebody with a certificate of the cluster's authority who was granted nothing. */
const stranger = (name: string): User => ({
  name,
  groups: ['system:authenticated'],
  rules: [],
});

const newToken = () => randomBytes(24).toString('base64url');

/** Who has which token and may do what, on one cluster, now. */
export class Accounts {
  /** The valid tokens; a renewed one takes the place of the old. */
  readonly tokens: Record<TokenName, string>;
  private readonly users: Record<TokenName, User> = { ...USERS };
  private readonly revoked = new Set<TokenName>();

  constructor(known: Partial<Record<string, string>> = {}) {
    const names = Object.keys(USERS) as TokenName[];
    this.tokens = Object.fromEntries(
      names.map(name => [name, known[name] ?? newToken()]),
    ) as Record<TokenName, string>;
  }

  /** What the API server calls a user. */
  nameOf(name: TokenName): string {
    return this.users[name].name;
  }

  /** The user behind a client certificate, by its common name, or a bearer token. Throws 401 for a token nobody has; a request without either is anonymous. */
  authenticate(authorization: string | undefined, commonName?: string): User {
    if (commonName) {
      const known = Object.values(this.users).find(u => u.name === commonName);
      return known ?? stranger(commonName);
    }
    if (!authorization) {
      return ANONYMOUS;
    }
    const token = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
    const names = Object.keys(this.users) as TokenName[];
    const name = names.find(
      one => this.tokens[one] === token && !this.revoked.has(one),
    );
    if (!name) {
      throw new ApiError(401, 'Unauthorized', 'Unauthorized');
    }
    return this.users[name];
  }

  /** Refuses the token from now on. */
  revoke(name: TokenName) {
    this.revoked.add(name);
  }

  /** Gives out a new token; the old one is refused from now on. */
  renew(name: TokenName): string {
    this.tokens[name] = newToken();
    this.revoked.delete(name);
    return this.tokens[name];
  }

  /** Takes rights away. Throws a TypeError where a wildcard grants them: RBAC cannot subtract. */
  withdraw(name: TokenName, rights: Rights) {
    const user = this.users[name];
    this.users[name] = { ...user, rules: withoutRights(user.rules, rights) };
  }

  /** Adds rules; without any, the user has again what it had at first. */
  grant(name: TokenName, rules?: readonly Rule[]) {
    const user = this.users[name];
    const granted = rules ? [...user.rules, ...rules] : USERS[name].rules;
    this.users[name] = { ...user, rules: granted };
  }
}
