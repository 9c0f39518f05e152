import type { Condition } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type { ApiObject } from '../cluster/ApiObject';
import { timestamp } from './stable';

/** A condition as scripts write it. */
export type ConditionGiven = [
  type: string,
  status: Condition['status'],
  reason: string,
  message?: string,
];

/** Sets one condition in a draft; the transition time moves only when the status does. */
export function setCondition(
  draft: ApiObject,
  [type, status, reason, message = '']: ConditionGiven,
  now: Date,
) {
  const current = (draft.status ?? {}) as { conditions?: Condition[] };
  const conditions = [...(current.conditions ?? [])];
  const index = conditions.findIndex(condition => condition.type === type);
  const before = conditions[index];
  const next: Condition = {
    type,
    status,
    reason,
    message,
    lastTransitionTime:
      before?.status === status ? before.lastTransitionTime : timestamp(now),
    ...(draft.metadata.generation
      ? { observedGeneration: draft.metadata.generation }
      : {}),
  };
  if (index < 0) {
    conditions.push(next);
  } else {
    conditions[index] = next;
  }
  draft.status = { ...current, conditions };
}
