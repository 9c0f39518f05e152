import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { ResourcePermission } from '@backstage/plugin-permission-common';

/** What a permission rule can ask about a workload, an endpoint, a request or an inventory entry. */
export interface KaitoResource {
  cluster: string;
  namespace: string;
  kind: string;
  /** Model as the manifest names it and, when catalogued, its catalog name. */
  models: string[];
  /** Entity ref of the owner; null when not recorded. */
  owner: string | null;
}

/** Decides what a caller may see or do, always with the caller's own credentials. */
export interface ResourceGate {
  /** A predicate over resources: always false when the policy denies, always true when it allows. */
  predicate(
    permission: ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<(resource: KaitoResource) => boolean>;
}
