import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { KaitoResource } from './KaitoResource';

/** A fact of a resource that a filter can ask for. */
export type KaitoFilterKey =
  | 'cluster'
  | 'namespace'
  | 'kind'
  | 'model'
  | 'owner';

/**
 * One permission condition as plain data, for stores that filter in a query.
 * `values` are normalised (see {@link normaliseFilterValue}); no value means nothing matches.
 */
export interface KaitoFilter {
  key: KaitoFilterKey;
  values: string[];
}

/** Model names and entity refs are compared without regard to case, everything else exactly. */
export function normaliseFilterValue(
  key: KaitoFilterKey,
  value: string,
): string {
  return key === 'model' || key === 'owner' ? value.toLowerCase() : value;
}

/** Makes a filter that matches a resource having any of the values. */
export function createKaitoFilter(
  key: KaitoFilterKey,
  values: readonly string[],
): KaitoFilter {
  return { key, values: values.map(value => normaliseFilterValue(key, value)) };
}

type Matches = (resource: KaitoResource) => boolean;

const MATCHERS: Record<KaitoFilterKey, (wanted: Set<string>) => Matches> = {
  cluster: wanted => resource => wanted.has(resource.cluster),
  namespace: wanted => resource => wanted.has(resource.namespace),
  kind: wanted => resource => wanted.has(resource.kind),
  model: wanted => resource =>
    resource.models.some(model =>
      wanted.has(normaliseFilterValue('model', model)),
    ),
  owner: wanted => {
    // Thousands of resources have few owners: each is normalised once.
    const verdicts = new Map<string, boolean>();
    return ({ owner }) => {
      if (owner === null) {
        return false;
      }
      const known = verdicts.get(owner);
      const verdict = known ?? wanted.has(normaliseFilterValue('owner', owner));
      if (known === undefined) {
        verdicts.set(owner, verdict);
      }
      return verdict;
    };
  },
};

/**
 * Filter criteria as a function, for asking it of thousands of resources. Unknown shapes throw, so that they never
 * allow.
 */
export function compileKaitoFilter(
  criteria: PermissionCriteria<KaitoFilter>,
): Matches {
  if ('allOf' in criteria) {
    const parts = criteria.allOf.map(compileKaitoFilter);
    return resource => parts.every(matches => matches(resource));
  }
  if ('anyOf' in criteria) {
    const parts = criteria.anyOf.map(compileKaitoFilter);
    return resource => parts.some(matches => matches(resource));
  }
  if ('not' in criteria) {
    const matches = compileKaitoFilter(criteria.not);
    return resource => !matches(resource);
  }
  if (!Object.hasOwn(MATCHERS, criteria.key)) {
    throw new Error(`Unknown permission filter key '${criteria.key}'`);
  }
  return MATCHERS[criteria.key](new Set(criteria.values));
}

/** Whether a resource satisfies filter criteria. Unknown shapes throw, so that they never allow. */
export function matchesKaitoFilter(
  criteria: PermissionCriteria<KaitoFilter>,
  resource: KaitoResource,
): boolean {
  return compileKaitoFilter(criteria)(resource);
}
