import type { Cause } from '../../api/dto/workload';
import type { PodObject } from '../../manifests/cluster';
import { conditionsOf } from '../conditions';
import { containerFault } from './containerCause';
import { type Detector, nameOf, rawWords } from './evidence';

function containers(pod: PodObject): Cause | null {
  const statuses = [
    ...(pod.status?.initContainerStatuses ?? []),
    ...(pod.status?.containerStatuses ?? []),
  ];
  for (const status of statuses) {
    const fault = containerFault(status);
    if (fault) {
      return { ...fault, object: nameOf(pod) };
    }
  }
  return null;
}

function evicted(pod: PodObject): Cause | null {
  const { phase, reason, message } = pod.status ?? {};
  return phase === 'Failed' && reason === 'Evicted'
    ? {
        summary: `The pod ${pod.metadata.name} was evicted from its node.`,
        nextStep:
          'See what the node ran short of; KAITO starts the pod again by itself.',
        object: nameOf(pod),
        evidence: rawWords(reason, message),
      }
    : null;
}

function unschedulable(pod: PodObject): Cause | null {
  const scheduled = conditionsOf(pod).get('PodScheduled');
  return scheduled?.status === 'False' && scheduled.reason === 'Unschedulable'
    ? {
        summary: `No node can take the pod ${pod.metadata.name}.`,
        nextStep:
          'Read which requirement no node meets: GPUs in use, labels, taints or volumes.',
        object: nameOf(pod),
        evidence: rawWords(scheduled.reason, scheduled.message),
      }
    : null;
}

/** A pod that cannot be scheduled, pulled, started, or keeps ending. */
export const podCause: Detector = ({ pods }) => {
  for (const look of [containers, evicted, unschedulable]) {
    for (const pod of pods as PodObject[]) {
      const cause = look(pod);
      if (cause) {
        return cause;
      }
    }
  }
  return null;
};
