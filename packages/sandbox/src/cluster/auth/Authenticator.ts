import { ApiError } from '../errors';
import { ANONYMOUS, type User } from './rules';

/** Finds the user behind a bearer token. */
export class Authenticator {
  constructor(private readonly users: ReadonlyMap<string, User>) {}

  /** Throws 401 for a token nobody has; a request without one is anonymous. */
  authenticate(authorization: string | undefined): User {
    if (!authorization) {
      return ANONYMOUS;
    }
    const token = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
    const user = token && this.users.get(token);
    if (!user) {
      throw new ApiError(401, 'Unauthorized', 'Unauthorized');
    }
    return user;
  }
}
