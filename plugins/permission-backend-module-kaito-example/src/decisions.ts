import {
  AuthorizeResult,
  type DefinitivePolicyDecision,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';

export const ALLOW: DefinitivePolicyDecision = {
  result: AuthorizeResult.ALLOW,
};
export const DENY: DefinitivePolicyDecision = { result: AuthorizeResult.DENY };

/** Who asks. */
export interface Asker {
  userEntityRef: string;
  ownershipEntityRefs: string[];
}

/** Decides one permission for one person. */
export type Decide = (permission: Permission, asker: Asker) => PolicyDecision;

/** What a role may do, by permission name. What is not named is denied. */
export type Rights = Record<string, Decide>;

export const allow: Decide = () => ALLOW;

/** Rights that allow each of the names without condition. */
export function allowed(...names: string[]): Rights {
  return Object.fromEntries(names.map(name => [name, allow]));
}
