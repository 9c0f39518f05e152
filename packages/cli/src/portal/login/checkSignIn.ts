import { KaitoRequestError } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { EXIT } from '../ExitCode';
import { apiOf } from '../openPortal';
import { PortalError } from '../PortalError';
import type { SignIn } from '../signIn/SignIns';

/** Has the portal say that it takes the sign-in, before it is kept. Who may see no cluster is signed in all the same. */
export async function checkSignIn(
  portal: string,
  { accessToken }: SignIn,
  fetchIt: typeof fetch,
): Promise<void> {
  try {
    await apiOf(portal, fetchIt, async () => accessToken).getClusters();
  } catch (error) {
    const status = error instanceof KaitoRequestError ? error.status : null;
    if (status === 403) {
      return;
    }
    if (status === 401) {
      throw new PortalError(`${portal} does not accept the token`, {
        exitCode: EXIT.refused,
        nextStep: 'Get a new one from the portal.',
      });
    }
    throw error;
  }
}
