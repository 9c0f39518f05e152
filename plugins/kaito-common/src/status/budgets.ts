import { readPath } from '../manifests/readPath';
import type { KubeObject } from '../manifests/types';
import { findModel } from '../models/catalog';
import { resolveModelName } from '../models/modelName';
import type { PhaseName } from './phases';

/** The longest start KAITO allows any model, in minutes. */
const LONGEST_START = 180;
/** What scheduling and pulling KAITO's image may take before the start-up probe begins to count, in minutes. */
const IMAGE_PULL = 15;

/** Minutes a phase may take before it counts as stuck. `Starting` depends on the model: {@link budgetMinutes}. */
const BUDGETS: Partial<Record<PhaseName, number>> = {
  Planning: 10,
  Provisioning: 30,
  InstallingGpuPlugin: 15,
  Downloading: LONGEST_START,
  Benchmarking: 20,
  Deleting: 30,
};

/**
 * Start-up budget in minutes that KAITO's probe gives the model of a workload, from 30 to 180 by its weights; null for a
 * model the catalog does not hold and for a pod template of one's own.
 */
export function startupBudgetMinutes(workload: KubeObject): number | null {
  const custom = readPath(workload, 'inference', 'template') !== undefined;
  const name = custom ? null : resolveModelName(workload);
  return (name === null ? undefined : findModel(name)?.startupMinutes) ?? null;
}

/** Minutes a workload may spend in a phase before it counts as stuck; null for a phase that may last. */
export function budgetMinutes(
  workload: KubeObject,
  phase: PhaseName,
): number | null {
  return phase === 'Starting'
    ? (startupBudgetMinutes(workload) ?? LONGEST_START) + IMAGE_PULL
    : BUDGETS[phase] ?? null;
}
