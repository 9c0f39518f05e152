import type { Duration } from '../../api/dto/timeline';
import { budgetMinutes, startupBudgetMinutes } from '../budgets';
import type { PhaseName } from '../phases';
import type { StageRule } from './drawTimeline';

type Budget = NonNullable<StageRule['budget']>;

/** What a phase may take before it counts as stuck. The figures are the portal's own. */
export function phaseBudget(phase: PhaseName): Budget {
  return ({ workload }) => {
    const minutes = budgetMinutes(workload, phase);
    return minutes === null
      ? null
      : { value: Math.round(minutes * 60), basis: 'estimated' };
  };
}

/** Time a new machine may take to join and settle, in seconds. */
export const joinBudget: Budget = (): Duration => ({
  value: 15 * 60,
  basis: 'estimated',
});

/** What KAITO's start-up probe allows the model, plus time to schedule the pod and pull its image. */
export const startBudget: Budget = context => {
  const total = phaseBudget('Starting')(context);
  // The larger part is set by KAITO where the model is known, so the sum is no more than an estimate where it is not.
  return total && startupBudgetMinutes(context.workload) !== null
    ? { ...total, basis: 'configured' }
    : total;
};
