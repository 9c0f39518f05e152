import { NotAllowedError } from '@backstage/errors';
import type { Permission } from '@backstage/plugin-permission-common';
import type { Allows } from './ResourceGate';

/**
 * Throws NotAllowedError when the caller lacks a permission altogether. A list would be empty then, and an empty list
 * says that there is nothing, which is another thing than not being allowed to know.
 */
export function refuseNever(allows: Allows, permission: Permission): void {
  if (allows.never) {
    throw new NotAllowedError(
      `You lack the permission '${permission.name}'. Ask the administrators of this portal for it.`,
    );
  }
}
