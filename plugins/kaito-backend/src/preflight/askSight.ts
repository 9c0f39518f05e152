import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  kaitoClusterReadPermission,
  kaitoModelReadPermission,
  kaitoRequestCreatePermission,
  kaitoWorkloadReadPermission,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  hasPermission,
  requirePermission,
} from '../permissions/requirePermission';
import type { ResourceGate } from '../permissions/ResourceGate';
import type { Sight } from './Subject';

/**
 * What whoever asks for a preflight may see.
 * @throws NotAllowedError unless the caller may ask for deployments
 */
export async function askSight(
  {
    gate,
    permissions,
  }: { gate: ResourceGate; permissions: PermissionsService },
  credentials: BackstageCredentials,
): Promise<Sight> {
  await requirePermission(
    permissions,
    kaitoRequestCreatePermission,
    credentials,
  );
  const [clusters, models, mayRead] = await Promise.all([
    hasPermission(permissions, kaitoClusterReadPermission, credentials),
    hasPermission(permissions, kaitoModelReadPermission, credentials),
    gate.predicate(kaitoWorkloadReadPermission, credentials),
  ]);
  return { clusters, models, mayRead };
}
