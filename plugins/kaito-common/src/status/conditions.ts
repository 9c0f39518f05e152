import type { Condition, KubeObject } from '../manifests/types';
import { readPath, readText } from '../manifests/readPath';
import type { Phase, PhaseName, PhaseSeverity } from './phases';

/** The conditions of an object, by type. */
export type Conditions = ReadonlyMap<string, Condition>;

function isCondition(item: unknown): item is Condition {
  return typeof (item as Condition | null)?.type === 'string';
}

/** Reads `status.conditions`; empty when there are none. */
export function conditionsOf(object: KubeObject): Conditions {
  const list = readPath(object, 'status', 'conditions');
  const conditions = (Array.isArray(list) ? list : []).filter(isCondition);
  return new Map(conditions.map(condition => [condition.type, condition]));
}

/** Whether a condition is there and True. */
export function isTrue(conditions: Conditions, type: string): boolean {
  return conditions.get(type)?.status === 'True';
}

/** Whether a condition is there and False. Absent and Unknown are not False. */
export function isFalse(conditions: Conditions, type: string): boolean {
  return conditions.get(type)?.status === 'False';
}

const SEVERITY: Record<PhaseName, PhaseSeverity> = {
  Planning: 'progress',
  Provisioning: 'progress',
  InstallingGpuPlugin: 'progress',
  Downloading: 'progress',
  Starting: 'progress',
  Benchmarking: 'progress',
  Ready: 'ok',
  ReadyBenchmarkFailed: 'warning',
  Degraded: 'warning',
  Running: 'progress',
  Succeeded: 'ok',
  Scaling: 'progress',
  ScaledToZero: 'neutral',
  Pending: 'progress',
  ProvisioningFailed: 'error',
  Failed: 'error',
  Deleting: 'neutral',
};

/** A phase in the words of the condition that decided it. */
export function phaseFrom(name: PhaseName, decider?: Condition): Phase {
  return {
    name,
    severity: SEVERITY[name],
    reason: decider?.reason || null,
    message: decider?.message || null,
    since: decider?.lastTransitionTime ?? null,
  };
}

/** {@link phaseFrom} when nothing but the object itself decides: since its creation. */
export function phaseSinceCreation(name: PhaseName, object: KubeObject): Phase {
  return {
    ...phaseFrom(name),
    since: readText(object, 'metadata', 'creationTimestamp') ?? null,
  };
}

/** Deleting, when the object is on its way out; undefined when it is not. */
export function deletingPhase(
  object: KubeObject,
  conditions: Conditions,
  deletingType: string,
): Phase | undefined {
  const { deletionTimestamp } = object.metadata;
  if (!deletionTimestamp && !isTrue(conditions, deletingType)) {
    return undefined;
  }
  const phase = phaseFrom('Deleting', conditions.get(deletingType));
  return { ...phase, since: deletionTimestamp ?? phase.since };
}
