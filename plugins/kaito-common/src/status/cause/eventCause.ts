import type { CauseLink } from '../../api/dto/workload';
import type { EventObject } from '../../manifests/cluster';
import { explainCloudError } from './cloudErrors';
import { type Detector, minutesSince, rawWords } from './evidence';
import type { CauseLayer } from './layers';
import { type Explanation, lastSeen, linkOf, rawEvent } from './link';

/** Events older than this say nothing about the present. */
const FRESH_MINUTES = 15;

const LAYERS: Record<string, CauseLayer> = {
  NodePool: 'nodePool',
  NodeClaim: 'nodeClaim',
  Node: 'node',
  Pod: 'pod',
  StatefulSet: 'pod',
  Job: 'pod',
  Service: 'endpoint',
};

const MEANINGS: Record<string, Explanation> = {
  FailedMount: {
    code: 'volume',
    summary: 'A volume cannot be mounted.',
    nextStep: 'Check that the Secret, ConfigMap or claim it names exists.',
  },
  FailedAttachVolume: {
    code: 'volume-attach',
    summary: 'A disk cannot be attached to the node.',
    nextStep: 'Check whether another node still holds the disk.',
  },
  FailedCreatePodSandBox: {
    code: 'pod-sandbox',
    summary: 'The node cannot set up the pod.',
    nextStep: 'Look at the network plugin and runtime of the node.',
  },
  NodeClaimCreationFailed: {
    code: 'claim-creation',
    summary: 'KAITO could not ask for a node.',
    nextStep: 'Read the raw message; KAITO keeps trying.',
  },
};

const MAKES_PODS = new Set(['StatefulSet', 'Job', 'ReplicaSet']);

function explainCreation(message: string): Explanation {
  if (/webhook/i.test(message)) {
    return {
      code: 'webhook',
      summary: 'An admission webhook refuses the pods of the workload.',
      why: 'The object was admitted; what its controller makes is checked on its own.',
      nextStep:
        'Read which webhook and rule refuse it: a policy of the cluster, or a webhook that does not answer.',
    };
  }
  return /exceeded quota/i.test(message)
    ? {
        code: 'namespace-quota',
        summary: 'The quota of the namespace leaves no room for the pods.',
        nextStep: 'Raise the ResourceQuota of the namespace, or free some.',
      }
    : {
        code: 'pod-creation',
        summary: 'The pods of the workload cannot be created.',
        nextStep: 'Read the raw message of the event.',
      };
}

function explain(event: EventObject): Explanation | undefined {
  const { reason = '', message = '', involvedObject } = event;
  if (reason === 'FailedCreate' && MAKES_PODS.has(involvedObject?.kind ?? '')) {
    return explainCreation(message);
  }
  const meaning = Object.hasOwn(MEANINGS, reason)
    ? MEANINGS[reason]
    : undefined;
  const cloud =
    meaning?.code === 'claim-creation'
      ? explainCloudError(rawWords(reason, message), 'this machine type')
      : undefined;
  return meaning && cloud
    ? {
        ...cloud,
        summary: `KAITO could not ask for a node: the cloud ${cloud.what}.`,
      }
    : meaning;
}

/** What an event is about, as causes name objects. */
export function aboutOf({ involvedObject }: EventObject): string {
  const { kind = 'Object', name = 'unknown' } = involvedObject ?? {};
  return `${kind}/${name}`;
}

/** Warnings young enough to speak of the present, newest first. */
export function freshWarnings(
  events: readonly EventObject[],
  now: Date,
): EventObject[] {
  return events
    .map(event => ({ event, age: minutesSince(lastSeen(event), now) }))
    .filter(
      (item): item is { event: EventObject; age: number } =>
        item.event.type === 'Warning' &&
        item.age !== null &&
        item.age <= FRESH_MINUTES,
    )
    .sort((a, b) => a.age - b.age)
    .map(({ event }) => event);
}

/** Recent warnings that name a fault no condition shows. */
export const eventCause: Detector = ({ events, now }) =>
  freshWarnings(events as EventObject[], now).flatMap<CauseLink>(event => {
    const said = explain(event);
    const layer = LAYERS[event.involvedObject?.kind ?? ''] ?? 'workload';
    return said ? [linkOf(layer, aboutOf(event), said, rawEvent(event))] : [];
  });
