import { fullRef } from './entityRef';
import { matchesAny } from './glob';
import type { PolicyRule } from './PolicyConfig';
import type { PolicyQuestion } from './PolicyQuestion';

/** Whether an owner is one of the teams a rule names; `*` stands for every owner. */
function isTeam(teams: readonly string[], owner: string): boolean {
  return teams.some(
    team => team === '*' || matchesAny([fullRef(team)], fullRef(owner)),
  );
}

/**
 * Whether a rule speaks of a request. `unknown` where it is for certain teams and the request names no owner. A rule for
 * clusters, namespaces or teams does not speak of a question that leaves them out.
 */
export function appliesTo(
  { teams, clusters, namespaces }: PolicyRule,
  { cluster, namespace, owner }: PolicyQuestion,
): 'yes' | 'no' | 'unknown' {
  const isOutside = (patterns?: readonly string[], name?: string) =>
    patterns && (name === undefined || !matchesAny(patterns, name));
  if (isOutside(clusters, cluster) || isOutside(namespaces, namespace)) {
    return 'no';
  }
  if (!teams) return 'yes';
  if (owner === undefined) return 'no';
  if (owner === null) return 'unknown';
  return isTeam(teams, owner) ? 'yes' : 'no';
}
