import type {
  Cause,
  CauseLink,
  TimelineStage,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import {
  deepestCause,
  deriveCauseChain,
  derivePhase,
  deriveTimeline,
  type Phase,
} from '@kaito-portal/backstage-plugin-kaito-common/status';
import { evidenceFor } from './evidenceFor';
import { mapTexts, secretHider } from './hideSecrets';

/** Kinds that have a state to explain. */
export const WORKLOADS = [
  'Workspace',
  'InferenceSet',
  'RAGEngine',
  'MultiRoleInference',
  'ModelMirror',
];

/** The state of one workload of a dump. */
export interface Explanation {
  kind: string;
  namespace: string | null;
  name: string;
  phase: Phase;
  /** The deepest cause. */
  cause: Cause | null;
  causeChain: CauseLink[];
  timeline: TimelineStage[];
}

function explain(
  workload: KubeObject,
  dump: readonly KubeObject[],
  now: Date,
): Explanation {
  const evidence = evidenceFor(workload, dump, now);
  const causeChain = deriveCauseChain(evidence);
  return {
    kind: workload.kind,
    namespace: workload.metadata.namespace ?? null,
    name: workload.metadata.name,
    phase: derivePhase(workload),
    cause: deepestCause(causeChain),
    causeChain,
    timeline: deriveTimeline(evidence),
  };
}

/** Explains every workload of a dump at a moment. No credential of the dump is in the result. */
export function explainAll(
  dump: readonly KubeObject[],
  now: Date,
): Explanation[] {
  const hide = secretHider(dump);
  return dump
    .filter(({ kind }) => WORKLOADS.includes(kind))
    .map(workload => mapTexts(explain(workload, dump, now), hide));
}
