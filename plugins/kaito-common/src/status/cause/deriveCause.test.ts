import type { KubeObject } from '../../manifests/types';
import { deriveCause } from './deriveCauseChain';
import type { CauseEvidence } from './evidence';

const NOW = new Date('2026-09-01T12:00:00Z');
const YOUNG = '2026-09-01T11:58:00Z';
const OLD = '2026-09-01T10:00:00Z';

type Body = Record<string, unknown>;

function object(kind: string, name: string, body: Body = {}, since = OLD) {
  return {
    apiVersion: 'v1',
    kind,
    metadata: { name, creationTimestamp: since },
    ...body,
  } as KubeObject;
}

function condition(
  type: string,
  status: string,
  reason = '',
  message = '',
  since = YOUNG,
) {
  return { type, status, reason, message, lastTransitionTime: since };
}

function workspace(...conditions: unknown[]) {
  return object('Workspace', 'phi', {
    resource: { instanceType: 'Standard_NC24ads_A100_v4' },
    status: { targetNodeCount: 1, conditions },
  });
}

const provisioning = workspace(
  condition('NodeClaimReady', 'False', 'NodeClaimNotReady'),
);
const starting = workspace(
  condition('ResourceReady', 'True'),
  condition('InferenceReady', 'False', 'WorkspaceInferenceStatusPending'),
);

function claim(...conditions: unknown[]) {
  return object('NodeClaim', 'ws1', {
    spec: {
      requirements: [
        {
          key: 'node.kubernetes.io/instance-type',
          operator: 'In',
          values: ['Standard_NC24ads_A100_v4'],
        },
      ],
    },
    status: { conditions },
  });
}

function node(conditions: unknown[], since = OLD, gpus = '1') {
  return object(
    'Node',
    'n1',
    { status: { conditions, allocatable: { 'nvidia.com/gpu': gpus } } },
    since,
  );
}

function pod(containerStatus: Body, rest: Body = {}) {
  return object('Pod', 'phi-0', {
    status: {
      phase: 'Pending',
      containerStatuses: [{ name: 'phi', ...containerStatus }],
      ...rest,
    },
  });
}

function cause(workload: KubeObject, around: Partial<CauseEvidence> = {}) {
  return deriveCause({
    workload,
    nodeClaims: [],
    nodes: [],
    pods: [],
    events: [],
    now: NOW,
    ...around,
  });
}

const quota = claim(
  condition(
    'Launched',
    'False',
    'LaunchFailed',
    'OperationNotAllowed: approved standardNCADSA100v4Family Cores quota exceeded',
  ),
);
const crash = (terminated: Body) =>
  pod({
    state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off' } },
    lastState: { terminated },
  });

describe('deriveCause finds nothing', () => {
  it.each([
    [
      'in a ready workload, whatever lies around',
      workspace(condition('WorkspaceSucceeded', 'True')),
      { nodeClaims: [quota] },
    ],
    ['in one that is young and under way', provisioning, {}],
    [
      'in a claim that waits',
      provisioning,
      {
        nodeClaims: [
          claim(condition('Launched', 'Unknown', 'AwaitingReconciliation')),
        ],
      },
    ],
    [
      'in a claim whose node is on its way',
      provisioning,
      {
        nodeClaims: [
          claim(
            condition('Launched', 'True'),
            condition('Registered', 'Unknown', 'NodeNotFound'),
          ),
        ],
      },
    ],
    [
      'in a node that has just come',
      provisioning,
      {
        nodes: [node([condition('Ready', 'False', 'KubeletNotReady')], YOUNG)],
      },
    ],
    [
      'in a pod that pulls its image',
      starting,
      { pods: [pod({ state: { waiting: { reason: 'ContainerCreating' } } })] },
    ],
    [
      'in an init container that is done',
      starting,
      {
        pods: [
          pod(
            {},
            {
              initContainerStatuses: [
                { name: 'init', state: { terminated: { exitCode: 0 } } },
              ],
            },
          ),
        ],
      },
    ],
    [
      'in a container that recovered',
      starting,
      {
        pods: [
          pod({
            state: { running: {} },
            lastState: { terminated: { reason: 'OOMKilled', exitCode: 137 } },
          }),
        ],
      },
    ],
  ])('%s', (_, workload, around) => {
    expect(cause(workload, around)).toBeNull();
  });
});

describe('deriveCause explains', () => {
  it.each([
    [
      'quota',
      'OperationNotAllowed: quota exceeded',
      /not enough quota left for Standard_NC24ads_A100_v4/,
      /Ask for more vCPU quota/,
    ],
    [
      'capacity',
      'SkuNotAvailable: none',
      /no Standard_NC24ads_A100_v4 to give/,
      /zone or region/,
    ],
    [
      'capacity by zone',
      'ZonalAllocationFailed',
      /no Standard_NC24ads_A100_v4 to give/,
      /Wait/,
    ],
    ['a full subnet', 'SubnetIsFull', /no free address/, /enlarge/],
    [
      'rights',
      'AuthorizationFailed: client has no permission',
      /does not allow/,
      /identity/,
    ],
    [
      'what it does not know',
      'Teapot',
      /could not be created \(LaunchFailed\)/,
      /keeps trying/,
    ],
  ])('%s of the cloud', (_, message, summary, nextStep) => {
    const found = cause(provisioning, {
      nodeClaims: [
        claim(condition('Launched', 'False', 'LaunchFailed', message)),
      ],
    });
    expect(found?.summary).toMatch(summary);
    expect(found?.nextStep).toMatch(nextStep);
    expect(found).toMatchObject({
      object: 'NodeClaim/ws1',
      evidence: `LaunchFailed: ${message}`,
    });
  });

  it('a machine that never joined', () => {
    const registered = condition('Registered', 'False', 'RegistrationFailed');
    expect(
      cause(provisioning, {
        nodeClaims: [claim(condition('Launched', 'True'), registered)],
      })?.summary,
    ).toMatch(/did not join/);
  });

  it.each([
    [
      'a lost node',
      node([condition('Ready', 'Unknown', 'NodeStatusUnknown')]),
      /no longer reports/,
    ],
    [
      'a node that is not ready',
      node([condition('Ready', 'False', 'KubeletNotReady')]),
      /not ready/,
    ],
    [
      'a full disk',
      node(
        [
          condition('Ready', 'True'),
          condition('DiskPressure', 'True', 'KubeletHasDiskPressure'),
        ],
        YOUNG,
      ),
      /disk is nearly full/,
    ],
  ])('%s', (_, sick, summary) => {
    const found = cause(provisioning, { nodes: [sick] });
    expect(found?.summary).toMatch(summary);
    expect(found?.object).toBe('Node/n1');
  });

  it('a node without GPUs, once KAITO waits for the plugin', () => {
    const nodes = [node([condition('Ready', 'True')], OLD, '0')];
    const waiting = workspace(
      condition('NodesReady', 'False', 'NodePluginsNotReady'),
    );
    expect(cause(waiting, { nodes })?.summary).toMatch(/offers no GPUs/);
    expect(cause(provisioning, { nodes })).toBeNull();
  });

  it.each([
    [
      'an image',
      pod({ state: { waiting: { reason: 'ImagePullBackOff', message: 'x' } } }),
      /image .* cannot be pulled/,
    ],
    [
      'a gated model',
      crash({
        exitCode: 1,
        reason: 'Error',
        message:
          '401 Client Error: Cannot access gated repo for url https://huggingface.co/meta-llama',
      }),
      /gated/,
    ],
    [
      'a forbidden model',
      crash({
        exitCode: 1,
        message: '403 Forbidden: https://huggingface.co/google/gemma-3-4b-it',
      }),
      /gated/,
    ],
    [
      'memory of the GPU',
      crash({
        exitCode: 1,
        message: 'torch.OutOfMemoryError: CUDA out of memory.',
      }),
      /memory of the GPU/,
    ],
    [
      'memory of the node',
      crash({ exitCode: 137, reason: 'OOMKilled' }),
      /was killed/,
    ],
    [
      'a crash',
      crash({ exitCode: 2, reason: 'Error' }),
      /keeps ending with code 2/,
    ],
    [
      'a missing Secret',
      pod({
        state: {
          waiting: {
            reason: 'CreateContainerConfigError',
            message: 'secret "x" not found',
          },
        },
      }),
      /cannot be started/,
    ],
    [
      'an eviction',
      pod({}, { phase: 'Failed', reason: 'Evicted', message: 'disk' }),
      /evicted/,
    ],
    [
      'scheduling',
      pod(
        {},
        {
          conditions: [
            condition('PodScheduled', 'False', 'Unschedulable', '0/3 nodes'),
          ],
        },
      ),
      /No node can take/,
    ],
  ])('%s of a pod', (_, sick, summary) => {
    const found = cause(starting, { pods: [sick] });
    expect(found?.summary).toMatch(summary);
    expect(found?.object).toBe('Pod/phi-0');
    expect(found?.nextStep).toEqual(expect.any(String));
    expect(found?.evidence).not.toBe('');
  });

  it('a volume, from a recent event only', () => {
    const event = (lastTimestamp: string) =>
      object('Event', 'e', {
        type: 'Warning',
        reason: 'FailedMount',
        message: 'configmap "c" not found',
        lastTimestamp,
        involvedObject: { kind: 'Pod', name: 'phi-0' },
      });
    expect(cause(starting, { events: [event(YOUNG)] })).toMatchObject({
      object: 'Pod/phi-0',
      evidence: 'FailedMount: configmap "c" not found',
    });
    expect(cause(starting, { events: [event(OLD)] })).toBeNull();
  });

  it('a failure by its condition when nothing deeper is known', () => {
    const failed = workspace(
      condition('ResourceReady', 'True'),
      condition('InferenceReady', 'False', 'ContainerOOMKilled', 'killed'),
    );
    expect(cause(failed)).toMatchObject({
      object: 'Workspace/phi',
      summary: expect.stringContaining('more memory'),
      evidence: 'ContainerOOMKilled: killed',
    });
  });

  it('a cloud error KAITO copied, when the claim is gone', () => {
    expect(
      cause(workspace(condition('NodeClaimReady', 'False', 'SkuNotAvailable')))
        ?.summary,
    ).toMatch(/no Standard_NC24ads_A100_v4 to give/);
  });

  it('an estimate that failed', () => {
    const failed = object('Workspace', 'phi', {
      status: {
        conditions: [
          condition('ResourceReady', 'False', 'x', 'last reconcile error: SKU'),
        ],
      },
    });
    expect(cause(failed)?.summary).toMatch(/how many nodes/);
  });

  it('a phase that takes far too long', () => {
    const stuck = workspace(
      condition('NodeClaimReady', 'False', 'NodeClaimNotReady', '', OLD),
    );
    expect(cause(stuck)?.summary).toMatch(/120 minutes/);
  });

  it('a deletion that waits for its finalizers, and nothing else of it', () => {
    const going = workspace(condition('WorkspaceSucceeded', 'False'));
    going.metadata.deletionTimestamp = OLD;
    going.metadata.finalizers = ['workspace.finalizer.kaito.sh'];
    expect(cause(going, { nodeClaims: [quota] })).toMatchObject({
      evidence: 'metadata.finalizers: workspace.finalizer.kaito.sh',
    });
    going.metadata.deletionTimestamp = YOUNG;
    expect(cause(going, { nodeClaims: [quota] })).toBeNull();
  });
});

describe('deriveCause prefers', () => {
  const lost = node([condition('Ready', 'Unknown', 'NodeStatusUnknown')]);
  const oom = crash({ exitCode: 137, reason: 'OOMKilled' });

  it('the deepest layer', () => {
    const all = { nodeClaims: [quota], nodes: [lost], pods: [oom] };
    expect(cause(starting, all)?.object).toBe('NodeClaim/ws1');
    expect(cause(starting, { ...all, nodeClaims: [] })?.object).toBe('Node/n1');
    expect(cause(starting, { pods: [oom] })?.object).toBe('Pod/phi-0');
  });

  it('a container at fault over a pod that is only waiting', () => {
    const waiting = pod(
      {},
      { conditions: [condition('PodScheduled', 'False', 'Unschedulable')] },
    );
    expect(cause(starting, { pods: [waiting, oom] })?.summary).toMatch(
      /killed/,
    );
  });
});
