import { findSecrets } from '../manifests/builders/input/findSecrets';
import { DeploymentRequestError } from './DeploymentRequestError';

/**
 * Refuses an input that holds what looks like a secret: all of it ends up in Git.
 * @throws DeploymentRequestError that names each such field, never its value
 */
export function refuseSecrets(input: unknown): void {
  const secrets = findSecrets(input);
  if (secrets.length === 0) return;
  throw new DeploymentRequestError(
    'unreadable',
    secrets.map(({ field, reason, fix }) => ({
      field,
      reason: `${reason} (${fix})`,
    })),
  );
}
