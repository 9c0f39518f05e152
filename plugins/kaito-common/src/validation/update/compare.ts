import { sameTree } from '../../drift/sameTree';
import type {
  LabelSelector,
  PresetSpec,
  WorkspaceResource,
} from '../../manifests/types';
import { toEqualityMap } from '../selector';

/** Whether two values say the same, whatever the order of keys; a field that is absent and one not given are alike. */
export function same(a: unknown, b: unknown): boolean {
  return sameTree(a ?? null, b ?? null);
}

/** `count` with the default the CRD writes. */
export function countOf(resource: WorkspaceResource | undefined): number {
  return resource?.count ?? 1;
}

/** A selector as KAITO compares it. */
export function selectorOf(selector: LabelSelector | undefined): unknown {
  return toEqualityMap(selector) ?? selector;
}

/** A preset with the default the CRD writes; texts that are empty and options that hold nothing are none, as in Go. */
export function presetOf(preset: PresetSpec | undefined): unknown {
  if (!preset) {
    return undefined;
  }
  const given = Object.entries(preset.presetOptions ?? {}).filter(
    ([, value]) => value !== '' && value !== undefined,
  );
  return {
    ...preset,
    accessMode: preset.accessMode || 'public',
    presetOptions: Object.fromEntries(given),
  };
}
