import { INSTANCE_TYPE } from './machines';
import { condition, metadata } from './metadata';

/** Teams that own what runs; see the example policy for what that means. */
export const TEAMS = 10;

const MODELS = [
  'microsoft/phi-4-mini-instruct',
  'microsoft/phi-4',
  'meta-llama/Llama-3.1-8B-Instruct',
  'Qwen/Qwen2.5-Coder-7B-Instruct',
  'deepseek-ai/DeepSeek-R1-Distill-Qwen-14B',
];

/** How a workload fares. */
export type State =
  | 'ready'
  | 'provisioning'
  | 'failed'
  | 'refused'
  | 'degraded';

/** Of twenty: fourteen serve, two wait for machines, three are in error, one is degraded. */
const STATES: State[] = [
  ...Array<State>(14).fill('ready'),
  'provisioning',
  'provisioning',
  'failed',
  'failed',
  'refused',
  'degraded',
];

/** The state a workload is in when nothing has changed yet. */
export function stateOf(index: number): State {
  return STATES[(index * 7) % STATES.length];
}

const STATE_WORDS: Record<State, string> = {
  ready: 'Ready',
  provisioning: 'Pending',
  refused: 'Pending',
  failed: 'Pending',
  degraded: 'NotReady',
};

const failing = (state: State) => state === 'failed' || state === 'refused';

/** Status of a Workspace that is so. */
export function workspaceStatus(state: State, at?: string) {
  const has = (type: string, yes: boolean, reason: string, message = '') =>
    condition(type, yes ? 'True' : 'False', reason, message, at);
  const machines = state !== 'provisioning' && state !== 'refused';
  const serves = state === 'ready';
  return {
    targetNodeCount: 1,
    state: STATE_WORDS[state],
    workerNodes: machines ? ['aks-gpu-000-vmss000000'] : [],
    conditions: [
      state === 'refused'
        ? has('NodeClaimReady', false, 'NodeClaimFailed', 'quota exceeded')
        : has(
            'NodeClaimReady',
            machines,
            machines ? 'Ready' : 'NodeClaimNotReady',
          ),
      has('NodesReady', machines, machines ? 'NodesReady' : 'NodesNotReady'),
      has('ResourceReady', machines, machines ? 'Ready' : 'NotReady'),
      has(
        'InferenceReady',
        serves,
        state === 'failed'
          ? 'WorkspaceInferenceStatusFailed'
          : 'WorkspaceInferenceStatusPending',
        state === 'failed' ? 'the container ends again and again' : '',
      ),
      has('WorkspaceSucceeded', serves, serves ? 'Succeeded' : 'Pending'),
      ...(serves ? [has('BenchmarkCompleted', true, 'Completed')] : []),
    ],
  };
}

const common = (cluster: string, kind: string, index: number) =>
  metadata(cluster, kind, `model-${index}`, {
    namespace: `team-${index % TEAMS}`,
    labels: {
      app: `model-${index}`,
      'backstage.io/kubernetes-id': 'models',
    },
    annotations: {
      'kaito-portal.io/owner': `group:default/team-${index % TEAMS}`,
      'kaito-portal.io/purpose': 'as it was',
    },
  });

const preset = (index: number) => ({
  preset: { name: MODELS[index % MODELS.length] },
});

function workspace(cluster: string, index: number) {
  return {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'Workspace',
    metadata: common(cluster, 'Workspace', index),
    resource: {
      instanceType: INSTANCE_TYPE,
      labelSelector: { matchLabels: { apps: `model-${index}` } },
    },
    inference: preset(index),
    status: workspaceStatus(stateOf(index)),
  };
}

function inferenceSet(cluster: string, index: number) {
  const ready = stateOf(index) === 'ready' ? 2 : 0;
  return {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'InferenceSet',
    metadata: common(cluster, 'InferenceSet', index),
    spec: {
      replicas: 2,
      labelSelector: { matchLabels: { apps: `model-${index}` } },
      template: {
        resource: { instanceType: INSTANCE_TYPE },
        inference: preset(index),
      },
    },
    status: {
      replicas: 2,
      readyReplicas: ready,
      conditions: [
        failing(stateOf(index))
          ? condition('InferenceSetReady', 'False', 'inferencesetFailed')
          : condition('InferenceSetReady', ready ? 'True' : 'False', 'Ready'),
      ],
    },
  };
}

function ragEngine(cluster: string, index: number) {
  return {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'RAGEngine',
    metadata: common(cluster, 'RAGEngine', index),
    spec: {
      compute: {
        instanceType: INSTANCE_TYPE,
        labelSelector: { matchLabels: { apps: `model-${index}` } },
      },
      embedding: { local: { modelID: 'BAAI/bge-small-en-v1.5' } },
      inferenceService: {
        url: 'http://model-0.team-0.svc/v1/chat/completions',
      },
    },
    status: {
      conditions: [
        condition('ResourceReady', 'True', 'Ready'),
        stateOf(index) === 'ready'
          ? condition('ServiceReady', 'True', 'Ready')
          : condition('RAGEngineServiceReady', 'False', 'Failed'),
      ],
    },
  };
}

/** Of ten workloads seven are Workspaces, two InferenceSets, one a RAGEngine. */
export function workload(cluster: string, index: number) {
  if (index % 10 < 7) {
    return workspace(cluster, index);
  }
  return index % 10 < 9
    ? inferenceSet(cluster, index)
    : ragEngine(cluster, index);
}
