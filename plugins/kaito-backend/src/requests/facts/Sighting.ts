import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import type { Phase } from '@kaito-portal/backstage-plugin-kaito-common/status';
import type { StepFacts, RolloutStep } from '../types';

/**
 * What is seen in a cluster of the place a request is about.
 * - `unknown`: the watch is not in step, nothing follows from what it knows
 * - `absent`: it is not there
 * - `present`: it is there
 */
export type Sighting =
  | { state: 'unknown' }
  | { state: 'absent' }
  | {
      state: 'present';
      object: KubeObject;
      phase: Phase;
      /** What is wrong with it, in a sentence; null when nothing is. */
      cause: string | null;
      steps: Record<RolloutStep, StepFacts>;
      endpointId: string | null;
    };

export type Present = Extract<Sighting, { state: 'present' }>;
