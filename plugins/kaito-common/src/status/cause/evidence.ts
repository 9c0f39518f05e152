import type { CauseLink } from '../../api/dto/workload';
import type { KubeObject } from '../../manifests/types';
import type { Phase } from '../phases';

/** What is known around one workload, already narrowed to it. Kinds that were not looked at are left out. */
export interface CauseEvidence {
  workload: KubeObject;
  nodeClaims: KubeObject[];
  nodes: KubeObject[];
  pods: KubeObject[];
  events: KubeObject[];
  nodePools?: KubeObject[];
  /** KAITO objects the workload made, such as the Workspaces of an InferenceSet. */
  children?: KubeObject[];
  services?: KubeObject[];
  /** The moment to judge ages by. */
  now: Date;
}

/** Evidence with the phase settled. */
export interface Situation extends CauseEvidence {
  phase: Phase;
}

/** Looks at one layer; empty when it finds nothing wrong there. */
export type Detector = (situation: Situation) => CauseLink[];

/** How an object is named in a cause. */
export function nameOf(object: KubeObject): string {
  return `${object.kind}/${object.metadata.name}`;
}

/** Raw words of a condition, state or event. */
export function rawWords(reason?: string | null, message?: string | null) {
  return [reason, message].filter(Boolean).join(': ') || 'no reason given';
}

/** Minutes from an instant to now; null when the instant is not known. */
export function minutesSince(instant: string | null | undefined, now: Date) {
  const start = instant ? Date.parse(instant) : Number.NaN;
  return Number.isNaN(start) ? null : (now.getTime() - start) / 60_000;
}
