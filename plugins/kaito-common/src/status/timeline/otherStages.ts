import { readPath } from '../../manifests/readPath';
import { isTrue } from '../conditions';
import { phaseBudget } from './budgets';
import {
  earliest,
  falseSince,
  isAnnotated,
  type TimelineContext,
  trueSince,
} from './context';
import type { StageRule } from './drawTimeline';

/** A stage that one condition of KAITO's tells. */
function byCondition(
  stage: StageRule['stage'],
  type: string,
  rest: Partial<StageRule> = {},
): StageRule {
  return {
    stage,
    reached: ({ conditions }) => isTrue(conditions, type),
    reachedAt: ({ conditions }) => trueSince(conditions, type),
    lostAt: ({ conditions }) => falseSince(conditions, type),
    ...rest,
  };
}

function isReady({ phase }: TimelineContext): boolean {
  return phase.name === 'Ready';
}

/** Stages of a RAGEngine. One without `compute` runs on whatever node the scheduler finds. */
export const RAG_STAGES: readonly StageRule[] = [
  byCondition('provisioning', 'NodeClaimReady', {
    skipped: ({ workload, conditions }) =>
      !conditions.has('NodeClaimReady') &&
      readPath(workload, 'spec', 'compute') === undefined,
    reached: ({ conditions }) =>
      isTrue(conditions, 'NodeClaimReady') ||
      isTrue(conditions, 'ResourceReady'),
    reachedAt: ({ conditions }) =>
      trueSince(conditions, 'NodeClaimReady') ??
      trueSince(conditions, 'ResourceReady'),
    budget: phaseBudget('Provisioning'),
  }),
  byCondition('nodes', 'ResourceReady', {
    reached: context =>
      isTrue(context.conditions, 'ResourceReady') || isReady(context),
    budget: phaseBudget('InstallingGpuPlugin'),
  }),
  byCondition('serving', 'ServiceReady', {
    // ServiceReady stays True when the service fails: the phase knows better.
    reached: isReady,
    lostAt: ({ conditions }) => falseSince(conditions, 'RAGEngineServiceReady'),
    budget: () => ({ value: 30 * 60, basis: 'estimated' }),
  }),
  {
    stage: 'ready',
    reached: isReady,
    reachedAt: ({ conditions }) =>
      trueSince(conditions, 'RAGEngineSucceeded') ??
      trueSince(conditions, 'ServiceReady'),
  },
];

function desiredReplicas({ workload }: TimelineContext): number {
  const replicas = readPath(workload, 'spec', 'replicas');
  return typeof replicas === 'number' ? replicas : 1;
}

const scaledToZero = (context: TimelineContext) =>
  desiredReplicas(context) === 0;

/** Stages of an InferenceSet; what its replicas wait for is on their own timelines. */
export const INFERENCE_SET_STAGES: readonly StageRule[] = [
  {
    stage: 'planned',
    reached: context =>
      (context.children ?? []).length > 0 ||
      // Its replicas need not be among the objects given; the set counts them itself.
      ['Ready', 'Scaling'].includes(context.phase.name) ||
      scaledToZero(context),
    reachedAt: ({ children = [] }) =>
      earliest(children.map(({ metadata }) => metadata.creationTimestamp)),
    budget: phaseBudget('Planning'),
  },
  byCondition('replicas', 'InferenceSetReady', {
    skipped: scaledToZero,
    reached: isReady,
  }),
  byCondition('benchmark', 'BenchmarkCompleted', {
    skipped: context =>
      scaledToZero(context) ||
      isAnnotated(context.workload, 'kaito.sh/disable-benchmark', 'true') ||
      isAnnotated(context.workload, 'kaito.sh/runtime', 'transformers') ||
      !context.conditions.has('BenchmarkCompleted'),
    lostAt: undefined,
  }),
  byCondition('ready', 'InferenceSetReady', {
    skipped: scaledToZero,
    reached: isReady,
    lostAt: undefined,
  }),
];

/** Stages of a MultiRoleInference: both roles come up side by side, then the pool that routes to them. */
export const MULTI_ROLE_STAGES: readonly StageRule[] = [
  byCondition('prefill', 'PrefillReady', { group: 'roles' }),
  byCondition('decode', 'DecodeReady', { group: 'roles' }),
  byCondition('routing', 'InferencePoolReady'),
  byCondition('ready', 'Ready', { lostAt: undefined }),
];

const isStatic = ({ workload }: TimelineContext) =>
  readPath(workload, 'spec', 'mode') === 'Static';

/** Stages of a ModelMirror. A static one has neither volume nor download. */
export const MODEL_MIRROR_STAGES: readonly StageRule[] = [
  byCondition('storage', 'StorageReady', {
    skipped: isStatic,
    reached: context =>
      isTrue(context.conditions, 'StorageReady') || isReady(context),
    budget: phaseBudget('Planning'),
  }),
  byCondition('download', 'Ready', {
    skipped: isStatic,
    reached: isReady,
    lostAt: undefined,
    budget: phaseBudget('Downloading'),
  }),
  byCondition('ready', 'Ready', { reached: isReady, lostAt: undefined }),
];
