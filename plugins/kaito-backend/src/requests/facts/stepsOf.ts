import type {
  KubeObject,
  TimelineStage,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { readPath } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type {
  RelatedObjects,
  TimelineStageName,
} from '@kaito-portal/backstage-plugin-kaito-common/status';
import type { RolloutStep, StepFacts } from '../types';

/** Which stages of a timeline make up a step. */
const STAGES: Record<Exclude<RolloutStep, 'image'>, TimelineStageName[]> = {
  nodes: ['planned', 'provisioning', 'nodes', 'gpuPlugin', 'storage'],
  weights: [
    'weights',
    'download',
    'serving',
    'jobStarted',
    'replicas',
    'prefill',
    'decode',
    'routing',
  ],
  ready: ['benchmark', 'training', 'ready'],
};

const WAITING: StepFacts = { state: 'waiting', at: null, message: null };
const PULL_FAILED = /^(ErrImagePull|ImagePullBackOff|InvalidImageName)$/;

function latest(instants: readonly (string | null)[]): string | null {
  return instants.reduce(
    (last, next) =>
      next !== null && (last === null || Date.parse(next) > Date.parse(last))
        ? next
        : last,
    null,
  );
}

function together(stages: readonly TimelineStage[]): StepFacts {
  const has = (state: TimelineStage['state']) =>
    stages.some(stage => stage.state === state);
  const all = (...states: TimelineStage['state'][]) =>
    stages.every(({ state }) => states.includes(state));
  if (all('skipped')) {
    return { ...WAITING, state: 'skipped' };
  }
  if (all('done', 'skipped')) {
    return {
      ...WAITING,
      state: 'done',
      at: latest(stages.map(({ until }) => until)),
    };
  }
  if (has('failed')) {
    return { ...WAITING, state: 'failed' };
  }
  return has('current') || has('done')
    ? { ...WAITING, state: 'current' }
    : WAITING;
}

type Pulled = { pulled: boolean; at: string | null; failure: string | null };

/** Whether a container's image is on its node: it has started, or failed for another reason. */
function pulledOf(status: unknown): Pulled {
  const reason = readPath(status, 'state', 'waiting', 'reason');
  const at = readPath(status, 'state', 'running', 'startedAt');
  const pulled =
    readPath(status, 'state', 'running') !== undefined ||
    readPath(status, 'state', 'terminated') !== undefined ||
    Number(readPath(status, 'restartCount') ?? 0) > 0;
  return {
    pulled,
    at: typeof at === 'string' ? at : null,
    failure:
      typeof reason === 'string' && PULL_FAILED.test(reason) ? reason : null,
  };
}

function containersOf(pod: KubeObject): unknown[] {
  const statuses = readPath(pod, 'status', 'containerStatuses');
  return Array.isArray(statuses) ? statuses : [];
}

function imageStep(
  pods: readonly KubeObject[],
  nodes: StepFacts,
  weights: StepFacts,
): StepFacts {
  if (weights.state === 'done') {
    return { ...WAITING, state: 'done', at: startOf(pods) };
  }
  const seen = pods.flatMap(containersOf).map(pulledOf);
  const failure = seen.find(container => container.failure !== null)?.failure;
  if (failure) {
    const message = `The image cannot be pulled (${failure}).`;
    return { ...WAITING, state: 'failed', message };
  }
  if (seen.length > 0 && seen.every(({ pulled }) => pulled)) {
    return { ...WAITING, state: 'done', at: startOf(pods) };
  }
  return nodes.state === 'done' || nodes.state === 'skipped'
    ? { ...WAITING, state: 'current' }
    : WAITING;
}

/** When the first container of any pod ran; null when none runs now. */
function startOf(pods: readonly KubeObject[]): string | null {
  const starts = pods
    .flatMap(containersOf)
    .flatMap(status => pulledOf(status).at ?? [])
    .sort();
  return starts[0] ?? null;
}

function readyCondition(object: KubeObject, type: string) {
  const conditions = readPath(object, 'status', 'conditions');
  const found = (Array.isArray(conditions) ? conditions : []).find(
    condition => condition?.type === type && condition?.status === 'True',
  );
  return found
    ? { at: (found.lastTransitionTime as string | undefined) ?? null }
    : null;
}

/** A kind that makes Workspaces says nothing of nodes itself; its Workspaces do. */
function nodesOfChildren(children: readonly KubeObject[]): StepFacts {
  const ready = children
    .filter(({ kind }) => kind === 'Workspace')
    .map(child => readyCondition(child, 'ResourceReady'));
  if (ready.length === 0) {
    return WAITING;
  }
  return ready.every(one => one !== null)
    ? { ...WAITING, state: 'done', at: latest(ready.map(one => one!.at)) }
    : { ...WAITING, state: 'current' };
}

const MAKES_WORKSPACES = ['InferenceSet', 'MultiRoleInference'];

/** What is behind has a step that is done; what comes after it waits until it is. */
function inOrder(
  steps: Record<RolloutStep, StepFacts>,
): Record<RolloutStep, StepFacts> {
  const passed = ({ state }: StepFacts) =>
    state === 'done' || state === 'skipped';
  const held = (step: StepFacts, ...before: StepFacts[]) =>
    step.state === 'current' && !before.every(passed) ? WAITING : step;
  const { nodes, image, weights, ready } = steps;
  return {
    nodes:
      nodes.state === 'waiting' && [image, weights, ready].some(passed)
        ? { ...WAITING, state: 'done' }
        : nodes,
    image: held(image, nodes),
    weights: held(weights, nodes, image),
    ready: held(ready, nodes, image, weights),
  };
}

/** The steps of a deployment in its cluster, from its timeline, its pods and the Workspaces it makes. */
export function stepsOf(
  workload: KubeObject,
  timeline: readonly TimelineStage[],
  related: Pick<RelatedObjects, 'pods' | 'children'>,
): Record<RolloutStep, StepFacts> {
  const of = (step: keyof typeof STAGES) =>
    together(timeline.filter(({ stage }) => STAGES[step].includes(stage)));
  const nodes = MAKES_WORKSPACES.includes(workload.kind)
    ? nodesOfChildren(related.children)
    : of('nodes');
  const weights = of('weights');
  return inOrder({
    nodes,
    image:
      workload.kind === 'ModelMirror'
        ? { ...WAITING, state: 'skipped' }
        : imageStep(related.pods, nodes, weights),
    weights,
    ready: of('ready'),
  });
}
