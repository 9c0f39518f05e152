import type { KubeObject } from '../../manifests/types';

/** Labels by which a pod names the workload it belongs to. */
const OWNER_LABELS = ['kaito.sh/workspace', 'kaito.sh/ragengine'];

/** Names of a pod's containers, without those that run before. */
export function containersOf(pod: KubeObject): string[] {
  return namesIn(pod, 'containers');
}

/** Names of the containers that run before a pod's own. */
export function initContainersOf(pod: KubeObject): string[] {
  return namesIn(pod, 'initContainers');
}

/**
 * The container that serves or tunes: KAITO names it as the Workspace, which sidecars (a router for decode, one that
 * pushes results) are not. A custom template may name it otherwise: then the first.
 */
export function mainContainerOf(pod: KubeObject): string | undefined {
  const names = containersOf(pod);
  const owners = OWNER_LABELS.map(label => pod.metadata.labels?.[label]);
  return names.find(name => owners.includes(name)) ?? names[0];
}

function namesIn(pod: KubeObject, field: 'containers' | 'initContainers') {
  const { spec } = pod as KubeObject & {
    spec?: Partial<Record<typeof field, { name?: unknown }[]>>;
  };
  const list = spec?.[field];
  return Array.isArray(list)
    ? list.flatMap(({ name }) => (typeof name === 'string' ? [name] : []))
    : [];
}
