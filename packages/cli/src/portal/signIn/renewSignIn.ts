import { EXIT } from '../ExitCode';
import { askForToken } from '../login/askForToken';
import { PortalError } from '../PortalError';
import type { PortalHost } from '../PortalHost';
import type { SignIn, SignIns } from './SignIns';

/**
 * Exchanges a sign-in for a new one and keeps it. A token that renews is good once: where another process was quicker,
 * what that one kept is taken.
 */
export async function renewSignIn(
  portal: string,
  signIn: SignIn,
  host: PortalHost,
  signIns: SignIns,
): Promise<SignIn> {
  const { renewal } = signIn;
  if (!renewal) {
    return signIn;
  }
  try {
    const renewed = await askForToken(
      {
        grant_type: 'refresh_token',
        refresh_token: renewal.refreshToken,
        client_id: renewal.clientId,
        ...(renewal.clientSecret && { client_secret: renewal.clientSecret }),
      },
      renewal,
      host,
    );
    const next = {
      ...renewed,
      // A server that does not turn its tokens round sends none.
      renewal: renewed.renewal ?? renewal,
    };
    signIns.keep(portal, next, { renewed: true });
    return next;
  } catch (error) {
    const kept = signIns.find(portal);
    if (kept && kept.accessToken !== signIn.accessToken) {
      return kept;
    }
    const left = (signIn.expiresAt ?? 0) - host.clock.now();
    if (left > 0) {
      return signIn;
    }
    if (error instanceof PortalError && error.exitCode === EXIT.unreachable) {
      throw error;
    }
    throw new PortalError(
      `Your sign-in to ${portal} has ended and could not be renewed: ${
        (error as Error).message
      }`,
      {
        exitCode: EXIT.refused,
        nextStep: `Sign in: kaito-portal login --portal ${portal}`,
      },
    );
  }
}
