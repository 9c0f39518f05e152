import type { EventObject } from '../../manifests/cluster';
import { type Detector, minutesSince, rawWords } from './evidence';

/** Events older than this say nothing about the present. */
const FRESH_MINUTES = 15;

const MEANINGS: Record<string, { what: string; nextStep: string }> = {
  FailedMount: {
    what: 'A volume cannot be mounted',
    nextStep: 'Check that the Secret, ConfigMap or claim it names exists.',
  },
  FailedAttachVolume: {
    what: 'A disk cannot be attached to the node',
    nextStep: 'Check whether another node still holds the disk.',
  },
  FailedCreatePodSandBox: {
    what: 'The node cannot set up the pod',
    nextStep: 'Look at the network plugin and runtime of the node.',
  },
  NodeClaimCreationFailed: {
    what: 'KAITO could not ask for a node',
    nextStep: 'Read the raw message; KAITO keeps trying.',
  },
};

function lastSeen(event: EventObject) {
  return (
    event.lastTimestamp ??
    event.eventTime ??
    event.firstTimestamp ??
    event.metadata.creationTimestamp
  );
}

/** A recent warning that names a fault no condition shows. */
export const eventCause: Detector = ({ events, now }) => {
  for (const event of events as EventObject[]) {
    const meaning = MEANINGS[event.reason ?? ''];
    const age = minutesSince(lastSeen(event), now);
    if (
      meaning &&
      event.type === 'Warning' &&
      age !== null &&
      age <= FRESH_MINUTES
    ) {
      const { kind = 'Object', name = 'unknown' } = event.involvedObject ?? {};
      return {
        summary: `${meaning.what}.`,
        nextStep: meaning.nextStep,
        object: `${kind}/${name}`,
        evidence: rawWords(event.reason, event.message),
      };
    }
  }
  return null;
};
