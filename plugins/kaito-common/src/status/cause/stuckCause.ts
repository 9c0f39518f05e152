import { budgetMinutes } from '../budgets';
import {
  type Detector,
  minutesSince,
  nameOf,
  type Situation,
} from './evidence';
import { type Explanation, linkAt, rawState } from './link';

const NEXT_STEP =
  'Look at the log of the KAITO controller and of the node provisioner.';

function leftOvers({ nodeClaims, nodePools = [], children = [] }: Situation) {
  const left = [...children, ...nodePools, ...nodeClaims].map(nameOf);
  return left.length > 0 ? `Still there: ${left.join(', ')}.` : null;
}

function deletion(situation: Situation, minutes: number): Explanation {
  return {
    code: 'deletion-stuck',
    summary: `The deletion has waited for ${minutes} minutes for KAITO to clean up.`,
    why:
      leftOvers(situation) ??
      'A finalizer keeps an object until its controller has removed what belongs to it.',
    nextStep: NEXT_STEP,
  };
}

/** A phase that takes far longer than it ever should, with nothing else to see. */
export const stuckCause: Detector = situation => {
  const { workload, phase, now } = situation;
  const budget = budgetMinutes(workload, phase.name);
  const age = minutesSince(phase.since, now);
  if (budget === null || age === null || age <= budget) {
    return [];
  }
  const finalizers = workload.metadata.finalizers ?? [];
  const minutes = Math.floor(age);
  return phase.name === 'Deleting' && finalizers.length > 0
    ? [
        linkAt(
          'workload',
          workload,
          deletion(situation, minutes),
          rawState(
            'object',
            'metadata.finalizers',
            finalizers.join(', '),
            phase.since,
          ),
        ),
      ]
    : [
        linkAt(
          'workload',
          workload,
          {
            code: 'stuck',
            summary: `Nothing has moved for ${minutes} minutes; ${Math.round(
              budget,
            )} are the most this step should take.`,
            nextStep: NEXT_STEP,
          },
          rawState('object', phase.reason, phase.message, phase.since),
        ),
      ];
};
