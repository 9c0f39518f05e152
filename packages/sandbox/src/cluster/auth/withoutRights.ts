import type { Rule } from './rules';

/** What to take away: of these resources (plural names; all when absent), these verbs (all when absent). */
export interface Rights {
  resources?: readonly string[];
  verbs?: readonly string[];
}

/** The rules that are left when rights are taken away. Throws a TypeError where a wildcard grants them: RBAC cannot subtract. */
export function withoutRights(
  rules: readonly Rule[],
  { resources, verbs }: Rights,
): Rule[] {
  const wild = rules.some(
    rule =>
      (resources && rule.resources.includes('*')) ||
      (verbs && rule.verbs.includes('*')),
  );
  if (wild) {
    throw new TypeError(
      'These rights come from a wildcard, which cannot be narrowed. Withdraw all of them and grant what shall stay.',
    );
  }
  const left = rules.flatMap(rule => {
    const hit = rule.resources.filter(r => !resources || resources.includes(r));
    const kept = rule.resources.filter(r => !hit.includes(r));
    const keptVerbs = rule.verbs.filter(v => verbs && !verbs.includes(v));
    return [
      { ...rule, resources: kept },
      { ...rule, resources: hit, verbs: keptVerbs },
    ];
  });
  return left.filter(rule => rule.resources.length && rule.verbs.length);
}
