import { EXIT } from '../ExitCode';
import { PortalError } from '../PortalError';
import type { PortalHost } from '../PortalHost';
import { describeExpiry, judgeExpiry } from './expiry';
import { readToken } from './readToken';
import { renewSignIn } from './renewSignIn';
import type { SignIn, SignIns } from './SignIns';

/** Whence a token is. */
export type TokenOrigin = 'environment' | 'file';

/** Gives the token to call a portal with: renews it in time where that is possible, and says when it ends where not. */
export class TokenSource {
  readonly #portal: string;
  readonly #host: PortalHost;
  readonly #signIns: SignIns;
  #warned = false;
  #renewing: Promise<SignIn> | undefined;

  constructor(portal: string, host: PortalHost, signIns: SignIns) {
    this.#portal = portal;
    this.#host = host;
    this.#signIns = signIns;
  }

  get origin(): TokenOrigin {
    return this.#host.env.KAITO_PORTAL_TOKEN ? 'environment' : 'file';
  }

  /** A token that is good now. Throws a PortalError that says how to get one. */
  async token(): Promise<string> {
    const signIn = this.current();
    const { clock } = this.#host;
    switch (
      judgeExpiry(signIn.expiresAt, clock.now(), signIn.renewal !== null)
    ) {
      case 'renew':
        return (await this.#renew(signIn)).accessToken;
      case 'over':
        throw this.#ended(signIn);
      case 'soon':
        this.#warn(signIn);
        return signIn.accessToken;
      default:
        return signIn.accessToken;
    }
  }

  /** The sign-in as it is, good or not. Throws where there is none. */
  current(): SignIn {
    const given = this.#host.env.KAITO_PORTAL_TOKEN;
    if (given) {
      return {
        accessToken: given,
        expiresAt: readToken(given).expiresAt,
        renewal: null,
      };
    }
    const kept = this.#signIns.find(this.#portal);
    if (!kept) {
      throw new PortalError(`You are not signed in to ${this.#portal}`, {
        exitCode: EXIT.refused,
        nextStep: this.#howToSignIn(),
      });
    }
    return kept;
  }

  async #renew(signIn: SignIn): Promise<SignIn> {
    this.#renewing ??= renewSignIn(
      this.#portal,
      signIn,
      this.#host,
      this.#signIns,
    ).finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  #warn(signIn: SignIn): void {
    if (!this.#warned) {
      this.#warned = true;
      this.#host.terminal.note(
        `Your sign-in ${describeExpiry(
          signIn.expiresAt,
          this.#host.clock.now(),
        )}. ${this.#howToSignIn()}\n`,
      );
    }
  }

  #ended(signIn: SignIn): PortalError {
    return new PortalError(
      `Your sign-in to ${this.#portal} ${describeExpiry(
        signIn.expiresAt,
        this.#host.clock.now(),
      )}`,
      { exitCode: EXIT.refused, nextStep: this.#howToSignIn() },
    );
  }

  #howToSignIn(): string {
    return this.origin === 'environment'
      ? 'Set KAITO_PORTAL_TOKEN to a new token.'
      : `Sign in: kaito-portal login --portal ${this.#portal}`;
  }
}
