import type { PhaseName } from '../phases';
import { type Detector, minutesSince, nameOf, rawWords } from './evidence';

/** Minutes a phase may take before it counts as stuck; the longest start KAITO itself allows is 180. */
const BUDGET: Partial<Record<PhaseName, number>> = {
  Planning: 10,
  Provisioning: 30,
  InstallingGpuPlugin: 15,
  Downloading: 180,
  Starting: 180,
  Benchmarking: 20,
  Deleting: 30,
};

/** A phase that takes far longer than it ever should, with nothing else to see. */
export const stuckCause: Detector = ({ workload, phase, now }) => {
  const budget = BUDGET[phase.name];
  const age = minutesSince(phase.since, now);
  if (budget === undefined || age === null || age <= budget) {
    return null;
  }
  const finalizers = workload.metadata.finalizers ?? [];
  const deleting = phase.name === 'Deleting' && finalizers.length > 0;
  return {
    summary: deleting
      ? `The deletion has waited for ${Math.floor(
          age,
        )} minutes for KAITO to clean up.`
      : `Nothing has moved for ${Math.floor(
          age,
        )} minutes; ${budget} are the most this step should take.`,
    nextStep:
      'Look at the log of the KAITO controller and of the node provisioner.',
    object: nameOf(workload),
    evidence: deleting
      ? `metadata.finalizers: ${finalizers.join(', ')}`
      : rawWords(phase.reason, phase.message),
  };
};
