import type { CauseLink } from '../../api/dto/workload';
import type { PodObject } from '../../manifests/cluster';
import { conditionsOf } from '../conditions';
import { containerFault } from './containerCause';
import { type Detector, type Situation } from './evidence';
import { linkAt, rawCondition, rawEvent, rawState } from './link';
import { probeFault } from './probeCause';

type Look = (pod: PodObject, situation: Situation) => CauseLink[];

const containers: Look = (pod, situation) =>
  [
    ...(pod.status?.initContainerStatuses ?? []),
    ...(pod.status?.containerStatuses ?? []),
  ].flatMap(status => {
    const fault = containerFault(status);
    // A server that says why it ended says more than the probe that gave up on it.
    const telling = fault !== null && fault.said.code !== 'crash';
    const probe = telling ? null : probeFault(pod, status, situation);
    if (probe) {
      const end = status.lastState?.terminated ?? status.state?.terminated;
      const raw = probe.event
        ? rawEvent(probe.event)
        : rawState('container', end?.reason, end?.message, end?.finishedAt);
      return [linkAt('pod', pod, probe.said, raw)];
    }
    return fault ? [linkAt('pod', pod, fault.said, fault.raw)] : [];
  });

const evicted: Look = pod => {
  const { phase, reason, message } = pod.status ?? {};
  return phase === 'Failed' && reason === 'Evicted'
    ? [
        linkAt(
          'pod',
          pod,
          {
            code: 'evicted',
            summary: `The pod ${pod.metadata.name} was evicted from its node.`,
            nextStep:
              'See what the node ran short of; KAITO starts the pod again by itself.',
          },
          rawState('object', reason, message),
        ),
      ]
    : [];
};

const unschedulable: Look = pod => {
  const scheduled = conditionsOf(pod).get('PodScheduled');
  return scheduled?.status === 'False' && scheduled.reason === 'Unschedulable'
    ? [
        linkAt(
          'pod',
          pod,
          {
            code: 'unschedulable',
            summary: `No node can take the pod ${pod.metadata.name}.`,
            nextStep:
              'Read which requirement no node meets: GPUs in use, labels, taints or volumes.',
          },
          rawCondition(scheduled),
        ),
      ]
    : [];
};

/** Pods that cannot be scheduled, pulled, started, or keep ending. */
export const podCause: Detector = situation =>
  [containers, evicted, unschedulable].flatMap(look =>
    (situation.pods as PodObject[]).flatMap(pod => look(pod, situation)),
  );
