import type { Workspace } from '../manifests/types';
import {
  type Conditions,
  conditionsOf,
  deletingPhase,
  isFalse,
  isTrue,
  phaseFrom,
  phaseSinceCreation,
} from './conditions';
import type { Phase } from './phases';
import {
  MIRROR_FAILURES,
  PROVISIONING_IN_PROGRESS,
  reconcileErrorIn,
  STARTING_IN_PROGRESS,
} from './reasons';

/** One row of the table: a phase when it matches. */
type Row = (workspace: Workspace, conditions: Conditions) => Phase | undefined;

const deleting: Row = (workspace, conditions) =>
  deletingPhase(workspace, conditions, 'WorkspaceDeleting');

const tuning: Row = (workspace, conditions) => {
  if (!workspace.tuning) {
    return undefined;
  }
  const state = workspace.status?.state;
  const summary = conditions.get('WorkspaceSucceeded');
  if (state === 'Failed') {
    const job = conditions.get('JobStarted');
    return phaseFrom('Failed', job?.status === 'False' ? job : summary);
  }
  if (state === 'Succeeded' || summary?.status === 'True') {
    return phaseFrom('Succeeded', summary);
  }
  return isTrue(conditions, 'JobStarted')
    ? phaseFrom('Running', conditions.get('JobStarted'))
    : undefined;
};

const ready: Row = (_, conditions) =>
  isTrue(conditions, 'WorkspaceSucceeded')
    ? phaseFrom('Ready', conditions.get('WorkspaceSucceeded'))
    : undefined;

const benchmark: Row = (_, conditions) => {
  if (!isTrue(conditions, 'InferenceReady')) {
    return undefined;
  }
  const summary = conditions.get('WorkspaceSucceeded');
  if (summary?.reason === 'BenchmarkFailed') {
    return phaseFrom('ReadyBenchmarkFailed', summary);
  }
  return isTrue(conditions, 'BenchmarkCompleted')
    ? undefined
    : phaseFrom('Benchmarking', conditions.get('InferenceReady'));
};

const mirror: Row = (_, conditions) => {
  const condition = conditions.get('ModelMirrorReady');
  if (condition?.status !== 'False') {
    return undefined;
  }
  const waitsForMirror =
    isTrue(conditions, 'ResourceReady') ||
    conditions.get('ResourceReady')?.reason === 'ModelMirrorNotReady';
  if (!waitsForMirror) {
    return undefined;
  }
  return phaseFrom(
    MIRROR_FAILURES.has(condition.reason ?? '') ? 'Failed' : 'Downloading',
    condition,
  );
};

const inference: Row = (workspace, conditions) => {
  if (!isTrue(conditions, 'ResourceReady')) {
    return undefined;
  }
  const condition = conditions.get('InferenceReady');
  const specific =
    condition?.status === 'False' &&
    !STARTING_IN_PROGRESS.has(condition.reason ?? '');
  if (specific) {
    return phaseFrom('Failed', condition);
  }
  const byMirror = mirror(workspace, conditions);
  if (byMirror) {
    return byMirror;
  }
  // NotReady is only ever reached from Ready, so it says more than a generic pending.
  if (workspace.status?.state === 'NotReady') {
    return phaseFrom(
      'Degraded',
      condition ?? conditions.get('WorkspaceSucceeded'),
    );
  }
  return phaseFrom('Starting', condition ?? conditions.get('ResourceReady'));
};

const provisioning: Row = (_, conditions) => {
  const claim = conditions.get('NodeClaimReady');
  if (
    claim?.status === 'False' &&
    !PROVISIONING_IN_PROGRESS.has(claim.reason ?? '')
  ) {
    return phaseFrom('ProvisioningFailed', claim);
  }
  const nodes = conditions.get('NodesReady');
  if (nodes?.reason === 'NodePluginsNotReady' && nodes.status !== 'True') {
    return phaseFrom('InstallingGpuPlugin', nodes);
  }
  return undefined;
};

const planning: Row = (workspace, conditions) => {
  if (conditions.size === 0) {
    return phaseSinceCreation('Planning', workspace);
  }
  const list = [...conditions.values()];
  const failed = list.find(c => reconcileErrorIn(c.message) !== null);
  const planned = Boolean(workspace.status?.targetNodeCount);
  return failed && !planned && list.every(c => c.status !== 'True')
    ? { ...phaseFrom('Planning', failed), severity: 'error' }
    : undefined;
};

function waitingForNodes(workspace: Workspace, conditions: Conditions): Phase {
  const decider = ['NodesReady', 'NodeClaimReady', 'ResourceReady'].find(type =>
    isFalse(conditions, type),
  );
  const condition = conditions.get(decider ?? 'ResourceReady');
  if (workspace.status?.state === 'NotReady') {
    return phaseFrom('Degraded', condition);
  }
  return condition
    ? phaseFrom('Provisioning', condition)
    : phaseSinceCreation('Provisioning', workspace);
}

const ROWS: Row[] = [
  deleting,
  tuning,
  ready,
  benchmark,
  inference,
  mirror,
  provisioning,
  planning,
];

/** Phase of a Workspace: rows are tried in order, the first that matches wins. */
export function deriveWorkspacePhase(workspace: Workspace): Phase {
  const conditions = conditionsOf(workspace);
  for (const row of ROWS) {
    const phase = row(workspace, conditions);
    if (phase) {
      return phase;
    }
  }
  return waitingForNodes(workspace, conditions);
}
