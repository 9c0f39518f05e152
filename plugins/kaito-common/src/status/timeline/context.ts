import type { Duration } from '../../api/dto/timeline';
import { readPath } from '../../manifests/readPath';
import type { KubeObject } from '../../manifests/types';
import { type Conditions, conditionsOf, isFalse, isTrue } from '../conditions';
import type { Phase } from '../phases';
import type { TimelineStageName } from './stages';

/** How long stages usually take for a workload like this one, e.g. measured on earlier ones. */
export type UsualDurations = Partial<Record<TimelineStageName, Duration>>;

/** What a timeline is drawn from: plain objects, already narrowed to one workload. */
export interface TimelineEvidence {
  workload: KubeObject;
  nodePools?: readonly KubeObject[];
  nodeClaims?: readonly KubeObject[];
  nodes?: readonly KubeObject[];
  pods?: readonly KubeObject[];
  events?: readonly KubeObject[];
  children?: readonly KubeObject[];
  /** The moment up to which a stage that lasts is counted. */
  now: Date;
  usual?: UsualDurations;
}

/** Evidence with conditions and phase settled. */
export interface TimelineContext extends TimelineEvidence {
  conditions: Conditions;
  phase: Phase;
}

/** An instant the cluster wrote, or null. */
export type Instant = string | null;

/** The later of instants; null when none is known. */
export function latest(instants: readonly (Instant | undefined)[]): Instant {
  return pick(instants, (a, b) => a > b);
}

/** The earlier of instants; null when none is known. */
export function earliest(instants: readonly (Instant | undefined)[]): Instant {
  return pick(instants, (a, b) => a < b);
}

function pick(
  instants: readonly (Instant | undefined)[],
  better: (a: number, b: number) => boolean,
): Instant {
  return instants.reduce<Instant>((best, instant) => {
    const value = Date.parse(instant ?? '');
    const wins =
      !Number.isNaN(value) &&
      (best === null || better(value, Date.parse(best)));
    return wins ? instant ?? null : best;
  }, null);
}

/** When a condition became True; null when it is not True. */
export function trueSince(conditions: Conditions, type: string): Instant {
  return isTrue(conditions, type)
    ? conditions.get(type)?.lastTransitionTime ?? null
    : null;
}

/** When a condition became False; null when it is not False. */
export function falseSince(conditions: Conditions, type: string): Instant {
  return isFalse(conditions, type)
    ? conditions.get(type)?.lastTransitionTime ?? null
    : null;
}

/** When all objects had a condition; null when one has not or there are none. */
export function allTrueSince(
  objects: readonly KubeObject[] | undefined,
  type: string,
): Instant {
  const instants = (objects ?? []).map(object =>
    trueSince(conditionsOf(object), type),
  );
  return instants.every(instant => instant !== null) ? latest(instants) : null;
}

/** Whether an annotation has a value, in any case. */
export function isAnnotated(object: KubeObject, key: string, value: string) {
  const found = readPath(object, 'metadata', 'annotations', key);
  return String(found).toLowerCase() === value;
}
