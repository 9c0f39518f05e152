import type { PodContainer, PodObject } from '../manifests/cluster';
import { countOf } from './gpuResources';

function requestOf(container: PodContainer, resourceName: string): number {
  const { requests, limits } = container.resources ?? {};
  return countOf(requests?.[resourceName] ? requests : limits, resourceName);
}

/** Whether a pod still holds what it asked for: bound to a node and not ended. Deleting pods still hold. */
export function holdsResources(pod: PodObject): boolean {
  const phase = pod.status?.phase;
  return (
    Boolean(pod.spec?.nodeName) && phase !== 'Succeeded' && phase !== 'Failed'
  );
}

/**
 * Devices a pod takes from its node, as the scheduler counts: the larger of what runs side by side (containers and
 * sidecars) and what any one init container needs beside the sidecars started before it, plus what its runtime adds.
 */
export function effectiveRequest(pod: PodObject, resourceName: string): number {
  let sidecars = 0;
  let peakWhileStarting = 0;
  for (const container of pod.spec?.initContainers ?? []) {
    const request = requestOf(container, resourceName);
    peakWhileStarting = Math.max(peakWhileStarting, sidecars + request);
    if (container.restartPolicy === 'Always') {
      sidecars += request;
    }
  }
  const running = (pod.spec?.containers ?? []).reduce(
    (sum, container) => sum + requestOf(container, resourceName),
    sidecars,
  );
  const overhead = countOf(pod.spec?.overhead, resourceName);
  return Math.max(running, peakWhileStarting) + overhead;
}
