/** What a person may be in the example organisation. */
export type Role = 'platform' | 'auditor' | 'developer' | 'visitor';

const PLATFORM = 'group:default/platform';
const AUDIT = 'group:default/audit';
const TEAM = 'group:default/team-';

/** The role that a person's groups give: platform before audit before any team; a visitor belongs to none of them. */
export function roleOf(ownershipEntityRefs: readonly string[]): Role {
  if (ownershipEntityRefs.includes(PLATFORM)) {
    return 'platform';
  }
  if (ownershipEntityRefs.includes(AUDIT)) {
    return 'auditor';
  }
  return ownershipEntityRefs.some(ref => ref.startsWith(TEAM))
    ? 'developer'
    : 'visitor';
}
