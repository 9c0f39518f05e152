import type { EventObject } from '../../manifests/cluster';
import { readPath, readText } from '../../manifests/readPath';
import { isTrue } from '../conditions';
import { joinBudget, phaseBudget, startBudget } from './budgets';
import {
  allTrueSince,
  earliest,
  falseSince,
  isAnnotated,
  type TimelineContext,
  trueSince,
} from './context';
import type { StageRule } from './drawTimeline';

const PLUGIN = 'NodePluginsNotReady';

/** Where nodes are brought by hand, KAITO asks for none and reports no NodeClaims. */
function bringsNodes({
  workload,
  conditions,
  nodeClaims = [],
}: TimelineContext) {
  return (
    !conditions.has('NodeClaimReady') &&
    nodeClaims.length === 0 &&
    readText(workload, 'resource', 'instanceType') === undefined
  );
}

function isPast(context: TimelineContext, ...types: string[]): boolean {
  return types.some(type => isTrue(context.conditions, type));
}

/** A node is asked for once the plan is made: the first claim, pool or event of it tells when. */
function plannedAt({
  nodeClaims = [],
  nodePools = [],
  events = [],
}: TimelineContext) {
  return earliest([
    ...[...nodeClaims, ...nodePools].map(o => o.metadata.creationTimestamp),
    ...(events as EventObject[])
      .filter(({ reason }) => reason === 'NodeClaimCreated')
      .map(event => event.firstTimestamp ?? event.eventTime),
  ]);
}

const planned: StageRule = {
  stage: 'planned',
  reached: context =>
    Boolean(readPath(context.workload, 'status', 'targetNodeCount')) ||
    plannedAt(context) !== null ||
    ['Ready', 'Succeeded'].includes(context.phase.name) ||
    isPast(context, 'NodeClaimReady', 'NodesReady', 'ResourceReady'),
  reachedAt: plannedAt,
  budget: phaseBudget('Planning'),
};

const provisioning: StageRule = {
  stage: 'provisioning',
  skipped: bringsNodes,
  // A claim is ready only with its node; that it was registered tells when the machine was there.
  reached: context =>
    isPast(context, 'NodeClaimReady', 'NodesReady', 'ResourceReady') ||
    allTrueSince(context.nodeClaims, 'Registered') !== null,
  reachedAt: ({ conditions, nodeClaims }) =>
    allTrueSince(nodeClaims, 'Registered') ??
    trueSince(conditions, 'NodeClaimReady'),
  lostAt: ({ conditions }) => falseSince(conditions, 'NodeClaimReady'),
  budget: phaseBudget('Provisioning'),
};

const nodesReady: StageRule = {
  stage: 'nodes',
  reached: context =>
    isPast(context, 'NodesReady', 'ResourceReady') ||
    context.conditions.get('NodesReady')?.reason === PLUGIN,
  reachedAt: ({ conditions, nodes }) =>
    allTrueSince(nodes, 'Ready') ?? trueSince(conditions, 'NodesReady'),
  lostAt: ({ conditions }) => falseSince(conditions, 'NodesReady'),
  budget: joinBudget,
};

const gpuPlugin: StageRule = {
  stage: 'gpuPlugin',
  reached: context => isPast(context, 'NodesReady', 'ResourceReady'),
  reachedAt: ({ conditions }) =>
    trueSince(conditions, 'NodesReady') ??
    trueSince(conditions, 'ResourceReady'),
  budget: phaseBudget('InstallingGpuPlugin'),
};

/** Compute, the same for serving and tuning. */
const COMPUTE = [planned, provisioning, nodesReady, gpuPlugin];

/** Only streamed weights arrive before the pod: else it downloads them itself, as part of its start. */
const weights: StageRule = {
  stage: 'weights',
  skipped: ({ conditions }) => !conditions.has('ModelMirrorReady'),
  reached: context => isPast(context, 'ModelMirrorReady'),
  reachedAt: ({ conditions }) => trueSince(conditions, 'ModelMirrorReady'),
  budget: phaseBudget('Downloading'),
};

const serving: StageRule = {
  stage: 'serving',
  reached: context => isPast(context, 'InferenceReady', 'WorkspaceSucceeded'),
  reachedAt: ({ conditions }) => trueSince(conditions, 'InferenceReady'),
  lostAt: ({ workload, conditions }) =>
    readText(workload, 'status', 'state') === 'NotReady'
      ? falseSince(conditions, 'InferenceReady')
      : null,
  budget: startBudget,
};

const benchmark: StageRule = {
  stage: 'benchmark',
  skipped: ({ workload, conditions }) =>
    !conditions.has('BenchmarkCompleted') &&
    (isAnnotated(workload, 'kaito.sh/disable-benchmark', 'true') ||
      isAnnotated(workload, 'kaito.sh/runtime', 'transformers') ||
      readPath(workload, 'inference', 'template') !== undefined ||
      isTrue(conditions, 'WorkspaceSucceeded')),
  reached: context => isPast(context, 'BenchmarkCompleted'),
  reachedAt: ({ conditions }) => trueSince(conditions, 'BenchmarkCompleted'),
  failed: ({ conditions }) =>
    conditions.get('BenchmarkCompleted')?.reason === 'BenchmarkFailed' ||
    conditions.get('WorkspaceSucceeded')?.reason === 'BenchmarkFailed',
  budget: phaseBudget('Benchmarking'),
};

const ready: StageRule = {
  stage: 'ready',
  reached: context => isPast(context, 'WorkspaceSucceeded'),
  reachedAt: ({ conditions }) => trueSince(conditions, 'WorkspaceSucceeded'),
};

/** Stages of a Workspace that serves. */
export const INFERENCE_STAGES = [
  ...COMPUTE,
  weights,
  serving,
  benchmark,
  ready,
];

const jobFailed = ({ workload }: TimelineContext) =>
  readText(workload, 'status', 'state') === 'Failed';

/** Stages of a Workspace that tunes; training takes as long as it takes. */
export const TUNING_STAGES: readonly StageRule[] = [
  ...COMPUTE,
  {
    stage: 'jobStarted',
    // A Job that failed had started.
    reached: context =>
      isPast(context, 'JobStarted', 'WorkspaceSucceeded') || jobFailed(context),
    reachedAt: ({ conditions, pods = [] }) =>
      trueSince(conditions, 'JobStarted') ??
      earliest(pods.map(pod => readText(pod, 'status', 'startTime'))),
    budget: phaseBudget('Starting'),
  },
  {
    stage: 'training',
    reached: context => isPast(context, 'WorkspaceSucceeded'),
    reachedAt: ({ conditions }) => trueSince(conditions, 'WorkspaceSucceeded'),
    failed: jobFailed,
  },
  ready,
];
