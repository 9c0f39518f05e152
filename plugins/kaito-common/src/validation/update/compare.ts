import type { PresetSpec, WorkspaceResource } from '../../manifests/types';
import { toEqualityMap } from '../selector';

/** A value as text that does not depend on the order of keys. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, item) =>
      typeof item === 'object' && item !== null && !Array.isArray(item)
        ? Object.fromEntries(
            Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)),
          )
        : item,
    ) ?? 'absent'
  );
}

/** Whether two values say the same. */
export function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

/** `count` with the default the CRD writes. */
export function countOf(resource: WorkspaceResource | undefined): number {
  return resource?.count ?? 1;
}

/** A selector as KAITO compares it. */
export function selectorOf(resource: WorkspaceResource | undefined): unknown {
  const selector = resource?.labelSelector;
  return toEqualityMap(selector) ?? selector;
}

/** A preset with the default the CRD writes. */
export function presetOf(preset: PresetSpec | undefined): unknown {
  return preset && { accessMode: 'public', ...preset };
}
