import { readText } from '../manifests/readPath';
import type { KubeObject, LabelSelector } from '../manifests/types';
import { RESERVED_SELECTOR_KEYS } from './selector';

/** Labels a node brought by hand must carry for a preset (W23). */
export const GPU_LABELS = ['product', 'count', 'memory'].map(
  name => `nvidia.com/gpu.${name}`,
);
const MIB_PER_GIB = 1024;

/** Values of {@link GPU_LABELS}; null when one is missing or not a number where it must be. */
export function gpuLabelsOf(node: KubeObject): string[] | null {
  const values = GPU_LABELS.map(key =>
    readText(node, 'metadata', 'labels', key),
  );
  const numeric = values.slice(1).every(value => /^\d+$/.test(value ?? ''));
  return values[0] && numeric ? (values as string[]) : null;
}

/** GPU memory of a node by its labels, GiB; null when they do not tell. */
export function gpuMemoryGiB(node: KubeObject): number | null {
  const labels = gpuLabelsOf(node);
  return labels && (Number(labels[1]) * Number(labels[2])) / MIB_PER_GIB;
}

/** Nodes KAITO would choose: equality on `matchLabels`, its reserved keys left out. */
export function matchingNodes(
  nodes: readonly KubeObject[],
  selector: LabelSelector | undefined,
): KubeObject[] {
  const wanted = Object.entries(selector?.matchLabels ?? {}).filter(
    ([key]) => !RESERVED_SELECTOR_KEYS.has(key),
  );
  return nodes.filter(({ metadata }) =>
    wanted.every(([key, value]) => metadata.labels?.[key] === value),
  );
}
