import type { TimelineStage } from '../../api/dto/timeline';
import { readPath } from '../../manifests/readPath';
import { conditionsOf } from '../conditions';
import { derivePhase } from '../derivePhase';
import type { TimelineEvidence } from './context';
import { drawTimeline, type StageRule } from './drawTimeline';
import {
  INFERENCE_SET_STAGES,
  MODEL_MIRROR_STAGES,
  MULTI_ROLE_STAGES,
  RAG_STAGES,
} from './otherStages';
import { INFERENCE_STAGES, TUNING_STAGES } from './workspaceStages';

const STAGES: Record<string, readonly StageRule[]> = {
  InferenceSet: INFERENCE_SET_STAGES,
  RAGEngine: RAG_STAGES,
  MultiRoleInference: MULTI_ROLE_STAGES,
  ModelMirror: MODEL_MIRROR_STAGES,
};

/**
 * The stages of a workload in the order KAITO works through them, drawn from conditions, timestamps of NodeClaims, Nodes
 * and Pods, and events. Instants are the cluster's own; what it did not write stays null. Empty for kinds of others.
 *
 * `usual` tells how long stages take for such a workload; without it `usualSeconds` is null. Budgets are the start-up
 * budget KAITO configures for the model (`configured`) and the portal's own limits (`estimated`); a stage beyond its
 * budget is stuck, one on a workload that failed is not: it has failed.
 */
export function deriveTimeline(evidence: TimelineEvidence): TimelineStage[] {
  const { workload } = evidence;
  const tunes = readPath(workload, 'tuning') !== undefined;
  const ofWorkspace = tunes ? TUNING_STAGES : INFERENCE_STAGES;
  const rules =
    workload.kind === 'Workspace' ? ofWorkspace : STAGES[workload.kind] ?? [];
  return drawTimeline(rules, {
    ...evidence,
    conditions: conditionsOf(workload),
    phase: derivePhase(workload),
  });
}
