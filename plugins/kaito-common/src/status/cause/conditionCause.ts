import type { PhaseName } from '../phases';
import { explainCloudError } from './cloudErrors';
import { readText } from '../../manifests/readPath';
import { type Detector, nameOf, rawWords } from './evidence';

const MEANINGS: Record<string, { summary: string; nextStep: string }> = {
  ContainerOOMKilled: {
    summary: 'The model used more memory than the node could give.',
    nextStep: 'Choose a machine type with more memory.',
  },
  ImagePullError: {
    summary: 'The image of the model server cannot be pulled.',
    nextStep: 'Check whether the nodes reach the registry.',
  },
  ContainerCrashLoopBackOff: {
    summary: 'The model server starts and ends again and again.',
    nextStep: 'Read the log of the pod for the first error.',
  },
  BenchmarkFailed: {
    summary: 'The model answers, but its benchmark failed.',
    nextStep:
      'Use it as it is, or create it anew with kaito.sh/disable-benchmark.',
  },
  Unschedulable: {
    summary: 'No node can take the pod of the model.',
    nextStep: 'Read which requirement no node meets.',
  },
};

const BY_PHASE: Partial<Record<PhaseName, string>> = {
  Planning: 'KAITO could not work out how many nodes the model needs',
  ProvisioningFailed: 'The nodes could not be provided',
  Failed: 'The workload could not be started',
  Degraded: 'The workload was ready and no longer is',
};

/** What KAITO's own condition says, when the phase is not well and nothing deeper was found. */
export const conditionCause: Detector = ({ workload, phase }) => {
  if (phase.severity !== 'error' && phase.severity !== 'warning') {
    return null;
  }
  const raw = rawWords(phase.reason, phase.message);
  const machine =
    readText(workload, 'resource', 'instanceType') ??
    readText(workload, 'spec', 'template', 'resource', 'instanceType') ??
    'this machine type';
  const known = MEANINGS[phase.reason ?? ''];
  const cloud =
    phase.name === 'ProvisioningFailed'
      ? explainCloudError(raw, machine)
      : undefined;
  const what = BY_PHASE[phase.name] ?? 'The workload is not well';
  return {
    summary:
      known?.summary ??
      (cloud ? `${what}: the cloud ${cloud.what}.` : `${what}.`),
    nextStep:
      known?.nextStep ??
      cloud?.nextStep ??
      'Read the raw message and the events of the workload.',
    object: nameOf(workload),
    evidence: raw,
  };
};
