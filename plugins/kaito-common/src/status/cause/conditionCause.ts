import type { CauseLink } from '../../api/dto/workload';
import type { KubeObject } from '../../manifests/types';
import { conditionsOf } from '../conditions';
import { derivePhase } from '../derivePhase';
import type { Phase, PhaseName } from '../phases';
import { reconcileErrorIn } from '../reasons';
import { explainCloudError } from './cloudErrors';
import { explainEndText } from './endTexts';
import { explainEstimate } from './estimateErrors';
import { type Detector, rawWords } from './evidence';
import type { CauseLayer } from './layers';
import { type Explanation, linkAt } from './link';
import { machineOf } from './machineOf';
import { meaningOf } from './reasonMeanings';

const BY_PHASE: Partial<Record<PhaseName, string>> = {
  ProvisioningFailed: 'The nodes could not be provided',
  Failed: 'The workload could not be started',
  Degraded: 'The workload was ready and no longer is',
};

function explain(workload: KubeObject, phase: Phase): Explanation {
  if (phase.name === 'Planning') {
    return explainEstimate(reconcileErrorIn(phase.message));
  }
  const raw = rawWords(phase.reason, phase.message);
  const what = BY_PHASE[phase.name] ?? 'The workload is not well';
  const cloud =
    phase.name === 'ProvisioningFailed'
      ? explainCloudError(raw, machineOf(workload))
      : undefined;
  if (cloud) {
    return { ...cloud, summary: `${what}: the cloud ${cloud.what}.` };
  }
  // KAITO copies the last words of a container into its message.
  const known = explainEndText(phase.message ?? '') ?? meaningOf(phase.reason);
  return (
    known ?? {
      code: `phase-${phase.name}`,
      summary: `${what}.`,
      nextStep: 'Read the raw message and the events of the workload.',
    }
  );
}

function linkOfPhase(
  layer: CauseLayer,
  object: KubeObject,
  phase: Phase,
): CauseLink[] {
  if (phase.severity !== 'error' && phase.severity !== 'warning') {
    return [];
  }
  const decider = [...conditionsOf(object).values()].find(
    condition =>
      condition.status !== 'True' &&
      (condition.reason || null) === phase.reason &&
      (condition.message || null) === phase.message,
  );
  return [
    linkAt(layer, object, explain(object, phase), {
      source: 'condition',
      type: decider?.type ?? null,
      reason: phase.reason,
      message: phase.message,
      at: phase.since,
    }),
  ];
}

/** What KAITO's own condition says, when the phase is not well. */
export const conditionCause: Detector = ({ workload, phase }) =>
  linkOfPhase('workload', workload, phase);

/** What is wrong with the KAITO objects a workload made: a failing replica shows on its own Workspace only. */
export const childCause: Detector = ({ children = [] }) =>
  children.flatMap(child => linkOfPhase('child', child, derivePhase(child)));
