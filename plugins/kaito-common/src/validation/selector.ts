import type { LabelSelector } from '../manifests/types';

/** Selector keys KAITO strips before it looks for nodes. */
export const RESERVED_SELECTOR_KEYS: ReadonlySet<string> = new Set([
  'kaito.sh/workspace',
  'kaito.sh/workspacenamespace',
  'kaito.sh/ragengine',
  'kaito.sh/ragenginenamespace',
  'karpenter.kaito.sh/workspace-name',
  'karpenter.kaito.sh/workspace-namespace',
  'karpenter.kaito.sh/inferenceset',
  'karpenter.kaito.sh/inferenceset-namespace',
]);

/** A selector as an equality map; null when it asks for more than equality (W10). */
export function toEqualityMap(
  selector: LabelSelector | undefined,
): Record<string, string> | null {
  const map = { ...selector?.matchLabels };
  for (const { key, operator, values = [] } of selector?.matchExpressions ??
    []) {
    if (operator !== 'In' || values.length !== 1) {
      return null;
    }
    map[key] = values[0];
  }
  return map;
}
