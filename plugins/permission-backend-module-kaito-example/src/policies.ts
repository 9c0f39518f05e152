import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import { ALLOW, DENY, type Decide, type Rights } from './decisions';
import { auditorRights, developerRights, visitorRights } from './rights';
import { roleOf, type Role } from './roles';

/** The example: platform engineers may do everything, everyone else what the role names. Who is not signed in may do nothing. */
export function createExamplePolicy(options: {
  sharedClusters: string[];
}): PermissionPolicy {
  const rights: Record<Exclude<Role, 'platform'>, Map<string, Decide>> = {
    developer: rightsTable(developerRights(options.sharedClusters)),
    auditor: rightsTable(auditorRights),
    visitor: rightsTable(visitorRights),
  };
  return {
    async handle({ permission }, user) {
      if (!user) {
        return DENY;
      }
      const role = roleOf(user.info.ownershipEntityRefs);
      if (role === 'platform') {
        return ALLOW;
      }
      const decide = rights[role].get(permission.name);
      return decide ? decide(permission, user.info) : DENY;
    },
  };
}

/** Everyone who is signed in may do everything. */
export const signedInPolicy: PermissionPolicy = {
  handle: async (_, user) => (user ? ALLOW : DENY),
};

/** A map, because a permission may be called like something every object inherits. */
function rightsTable(rights: Rights): Map<string, Decide> {
  return new Map(Object.entries(rights));
}
