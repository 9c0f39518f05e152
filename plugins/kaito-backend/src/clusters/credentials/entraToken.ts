import type { TokenCredential } from '@azure/core-auth';
import { ClusterSourceError } from '@kaito-portal/backstage-plugin-kaito-node';
import { createRenewingToken, type TokenPair } from './renewingToken';

/** The application that stands for every AKS API server, in every Azure cloud. */
export const AKS_SCOPE = '6dae42f8-4368-4678-94ff-3960e28e3630/.default';

const TIMEOUT_MS = 20_000;

/** The portal's own Microsoft Entra token for AKS clusters that have Entra integration. One serves for all of them. */
export function createEntraToken(
  credential: TokenCredential,
  now: () => number = Date.now,
): TokenPair {
  return createRenewingToken(async () => {
    const issued = await credential
      .getToken(AKS_SCOPE, { abortSignal: AbortSignal.timeout(TIMEOUT_MS) })
      .catch((error: Error) => {
        // Its message may quote what the identity service was sent: only the kind of error is passed on.
        throw new ClusterSourceError(
          `Microsoft Entra gave no token (${error.name}). Check the credential of kaito.azure or the workload identity of the portal's pod.`,
        );
      });
    if (!issued) {
      throw new ClusterSourceError(
        'Microsoft Entra gave no token. Check the credential of kaito.azure.',
      );
    }
    return { token: issued.token, expiresAt: issued.expiresOnTimestamp };
  }, now);
}
