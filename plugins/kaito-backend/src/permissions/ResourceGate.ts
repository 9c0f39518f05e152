import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import type { KaitoResource } from '@kaito-portal/backstage-plugin-kaito-node';

export type { KaitoResource };

/** Whether a caller may see or do something with a resource. */
export interface Allows {
  (resource: KaitoResource): boolean;
  /** Set when the policy denies the permission altogether, whatever the resource. */
  readonly never?: true;
}

/** Decides what a caller may see or do, always with the caller's own credentials. */
export interface ResourceGate {
  /** A predicate over resources: always false when the policy denies, always true when it allows. */
  predicate(
    permission: ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<Allows>;
}
