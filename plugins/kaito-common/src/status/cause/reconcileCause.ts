import type { CauseLink } from '../../api/dto/workload';
import type { EventObject } from '../../manifests/cluster';
import { conditionsOf } from '../conditions';
import { reconcileErrorIn } from '../reasons';
import { explainEstimate } from './estimateErrors';
import { aboutOf, freshWarnings } from './eventCause';
import type { Detector, Situation } from './evidence';
import {
  type Explanation,
  linkAt,
  linkOf,
  rawCondition,
  rawEvent,
} from './link';

/** Two writers met; the next attempt settles it. */
const TRANSIENT = /object has been modified|please apply your changes/i;

function explain(error: string): Explanation {
  return /webhook/i.test(error)
    ? {
        code: 'webhook',
        summary: 'An admission webhook refuses what KAITO wants to create.',
        why: 'KAITO’s own webhook checks what its controllers write; when it does not answer, nothing can be written.',
        nextStep:
          'Read which webhook refuses it and why, and that the pod behind it runs.',
      }
    : {
        code: 'reconcile',
        summary: 'KAITO’s last attempt to carry it out failed.',
        why: null,
        nextStep: 'Read the raw message; KAITO keeps trying.',
      };
}

function fromEvents({ events, now, phase }: Situation): CauseLink[] {
  const meaning = phase.name === 'Planning' ? explainEstimate : explain;
  return freshWarnings(events as EventObject[], now)
    .filter(
      ({ reason, message }) =>
        reason === 'ReconcileFailed' && !TRANSIENT.test(message ?? ''),
    )
    .map(event =>
      linkOf(
        'workload',
        aboutOf(event),
        meaning(event.message ?? ''),
        rawEvent(event),
      ),
    );
}

function fromMessages({ workload, phase }: Situation): CauseLink[] {
  // A failed plan is explained by its phase already.
  const planning = phase.name === 'Planning';
  return [...conditionsOf(workload).values()].flatMap(condition => {
    const error = planning ? null : reconcileErrorIn(condition.message);
    return error && !TRANSIENT.test(error)
      ? [linkAt('workload', workload, explain(error), rawCondition(condition))]
      : [];
  });
}

/** What kept KAITO's controller itself from its work: its events, and the error it appends to messages. */
export const reconcileCause: Detector = situation => [
  ...fromEvents(situation),
  ...fromMessages(situation),
];
