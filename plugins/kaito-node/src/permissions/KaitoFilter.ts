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
  return key === 'model' || key === 'owner'
    ? value.toLocaleLowerCase('en-US')
    : value;
}

/** Makes a filter that matches a resource having any of the values. */
export function createKaitoFilter(
  key: KaitoFilterKey,
  values: readonly string[],
): KaitoFilter {
  return { key, values: values.map(value => normaliseFilterValue(key, value)) };
}

function valuesOf(resource: KaitoResource, key: KaitoFilterKey): string[] {
  switch (key) {
    case 'cluster':
      return [resource.cluster];
    case 'namespace':
      return [resource.namespace];
    case 'kind':
      return [resource.kind];
    case 'model':
      return resource.models;
    case 'owner':
      return resource.owner === null ? [] : [resource.owner];
    default:
      throw new Error(`Unknown permission filter key '${key}'`);
  }
}

/** Whether a resource satisfies filter criteria. Unknown shapes throw, so that they never allow. */
export function matchesKaitoFilter(
  criteria: PermissionCriteria<KaitoFilter>,
  resource: KaitoResource,
): boolean {
  if ('allOf' in criteria) {
    return criteria.allOf.every(part => matchesKaitoFilter(part, resource));
  }
  if ('anyOf' in criteria) {
    return criteria.anyOf.some(part => matchesKaitoFilter(part, resource));
  }
  if ('not' in criteria) {
    return !matchesKaitoFilter(criteria.not, resource);
  }
  return valuesOf(resource, criteria.key).some(value =>
    criteria.values.includes(normaliseFilterValue(criteria.key, value)),
  );
}
