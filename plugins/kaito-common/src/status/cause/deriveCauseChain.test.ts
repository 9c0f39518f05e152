import fc from 'fast-check';
import { causeLinkSchema } from '../../api/dto/workload';
import type { KubeObject } from '../../manifests/types';
import { CAUSE_LAYERS } from './layers';
import { deepestCause, deriveCauseChain } from './deriveCauseChain';
import type { CauseEvidence } from './evidence';

type Body = Record<string, unknown>;

const NOW = new Date('2026-09-01T12:00:00Z');
const ago = (minutes: number) =>
  new Date(NOW.getTime() - minutes * 60_000).toISOString();

function object(kind: string, name: string, body: Body = {}, metadata = {}) {
  return {
    apiVersion: 'v1',
    kind,
    metadata: { name, creationTimestamp: ago(120), ...metadata },
    ...body,
  } as KubeObject;
}

/** `Type|Status|Reason|message|minutes ago` */
function conditions(...lines: string[]) {
  return lines.map(line => {
    const [type, status, reason = '', message = '', minutes = '5'] =
      line.split('|');
    return {
      type,
      status,
      reason,
      message,
      lastTransitionTime: ago(Number(minutes)),
    };
  });
}

function workspace(lines: string[], status: Body = {}, body: Body = {}) {
  return object('Workspace', 'phi', {
    resource: { instanceType: 'Standard_NC24ads_A100_v4' },
    inference: { preset: { name: 'microsoft/phi-4' } },
    ...body,
    status: { targetNodeCount: 1, ...status, conditions: conditions(...lines) },
  });
}

const PROVISIONING = workspace(['NodeClaimReady|False|NodeClaimNotReady']);
const PLUGIN = workspace(['NodesReady|False|NodePluginsNotReady']);
const STARTING = workspace([
  'ResourceReady|True',
  'InferenceReady|False|WorkspaceInferenceStatusPending',
]);

function chain(workload: KubeObject, around: Partial<CauseEvidence> = {}) {
  const links = deriveCauseChain({
    workload,
    nodeClaims: [],
    nodes: [],
    pods: [],
    events: [],
    now: NOW,
    ...around,
  });
  links.forEach(link => {
    causeLinkSchema.parse(link);
    expect(link.summary).toMatch(/[.:)\w]$/);
    expect(link.nextStep).toEqual(expect.any(String));
  });
  return links;
}

function codes(workload: KubeObject, around: Partial<CauseEvidence> = {}) {
  return chain(workload, around).map(({ layer, code }) => `${layer}/${code}`);
}

const claim = (...lines: string[]) =>
  object('NodeClaim', 'ws1', { status: { conditions: conditions(...lines) } });

const event = (
  kind: string,
  name: string,
  reason: string,
  message = '',
  minutes = 2,
) =>
  object('Event', `${name}.${reason}`, {
    type: 'Warning',
    reason,
    message,
    lastTimestamp: ago(minutes),
    involvedObject: { kind, name },
  });

const pod = (status: Body, rest: Body = {}, name = 'phi-0') =>
  object('Pod', name, {
    status: { containerStatuses: [{ name: 'phi', ...status }], ...rest },
  });

const ended = (terminated: Body) =>
  pod({
    restartCount: 3,
    state: { waiting: { reason: 'CrashLoopBackOff' } },
    lastState: { terminated },
  });

describe('every reason KAITO gives', () => {
  it.each([
    ['ContainerOOMKilled', 'host-memory'],
    ['ImagePullError', 'image-pull'],
    ['ContainerStartError', 'container-start'],
    ['ContainerCrashLoopBackOff', 'crash'],
    ['PodEvicted', 'evicted'],
    ['NodeDiskPressure', 'DiskPressure'],
    ['NodeMemoryPressure', 'MemoryPressure'],
    ['Unschedulable', 'unschedulable'],
    ['SASTokenFetchFailed', 'sas-token'],
    ['ModelStreamingStorageClassNotFound', 'streaming-storage-class'],
    ['ModelStreamingInvalidStorageClass', 'streaming-storage-class'],
    ['ModelStreamingServiceAccountInvalid', 'streaming-identity'],
    ['ModelStreamingInvalidAnnotations', 'streaming-annotations'],
    ['ModelMirrorCreateFailed', 'mirror-create'],
  ])('%s of a Workspace that serves is %s', (reason, code) => {
    const failed = workspace([
      'ResourceReady|True',
      `InferenceReady|False|${reason}|raw words`,
    ]);
    expect(chain(failed)).toEqual([
      expect.objectContaining({
        layer: 'workload',
        code,
        object: 'Workspace/phi',
        evidence: `${reason}: raw words`,
        raw: {
          source: 'condition',
          type: 'InferenceReady',
          reason,
          message: 'raw words',
          at: ago(5),
        },
      }),
    ]);
  });

  it.each([
    ['DownloadFailed', 'mirror-download'],
    ['DownloadOOMKilled', 'mirror-memory'],
    ['DownloadEvicted', 'mirror-evicted'],
    ['JobCreateFailed', 'mirror-job'],
    ['InvalidSpec', 'mirror-spec'],
  ])('%s of a mirror is %s, on it and on its Workspace', (reason, code) => {
    const mirror = object('ModelMirror', 'a1b2c3', {
      status: { conditions: conditions(`Ready|False|${reason}`) },
    });
    const waiting = workspace([
      'ResourceReady|True',
      `ModelMirrorReady|False|${reason}`,
    ]);
    expect(codes(mirror)).toEqual([`workload/${code}`]);
    expect(codes(waiting)).toEqual([`workload/${code}`]);
  });

  it.each<[string, string, KubeObject]>([
    [
      'a failed benchmark',
      'benchmark',
      workspace([
        'ResourceReady|True',
        'InferenceReady|True',
        'WorkspaceSucceeded|False|BenchmarkFailed',
      ]),
    ],
    [
      'a failed tuning job',
      'tuning-failed',
      workspace(
        ['JobStarted|False|WorkspaceTuningJobStatusFailed'],
        { state: 'Failed' },
        { inference: undefined, tuning: {} },
      ),
    ],
    [
      'a volume of a mirror',
      'mirror-storage',
      object('ModelMirror', 'm', {
        status: {
          conditions: conditions('StorageReady|False|PVCCreateFailed'),
        },
      }),
    ],
    [
      'an InferenceSet',
      'set-failed',
      object('InferenceSet', 's', {
        status: {
          conditions: conditions('InferenceSetReady|False|inferencesetFailed'),
        },
      }),
    ],
    [
      'the machine of a RAGEngine',
      'claim-creation',
      object('RAGEngine', 'r', {
        status: {
          conditions: conditions(
            'NodeClaimReady|False|nodeClaimFailedCreation',
          ),
        },
      }),
    ],
    [
      'the service of a RAGEngine',
      'rag-service',
      object('RAGEngine', 'r', {
        status: {
          conditions: conditions(
            'ServiceReady|True',
            'RAGEngineServiceReady|False|RAGEngineServiceStatusFailed',
          ),
        },
      }),
    ],
    [
      'a MultiRoleInference',
      'reconcile',
      object('MultiRoleInference', 'm', {
        status: { conditions: conditions('Ready|False|ReconcileFailed|boom') },
      }),
    ],
  ])('%s is %s', (_, code, workload) => {
    expect(codes(workload)).toEqual([`workload/${code}`]);
  });

  it.each([
    ['QuotaExceeded', 'quota'],
    ['OperationNotAllowed', 'quota'],
    ['SkuNotAvailable', 'capacity'],
    ['ZonalAllocationFailed', 'capacity'],
    ['OverconstrainedAllocationRequest', 'capacity'],
    ['SubnetIsFull', 'subnet-full'],
    ['AuthorizationFailed', 'cloud-rights'],
    ['VMSizeNotSupported', 'sku-not-offered'],
  ])(
    'the cloud’s %s is %s, on the claim and on the Workspace',
    (reason, code) => {
      const failed = workspace([`NodeClaimReady|False|${reason}`]);
      const nodeClaims = [claim(`Launched|False|LaunchFailed|${reason}: no`)];
      expect(codes(failed, { nodeClaims })).toEqual([
        `cloud/${code}`,
        `workload/${code}`,
      ]);
    },
  );

  it('a cluster under change is not out of quota', () => {
    const nodeClaims = [
      claim(
        'Launched|False|LaunchFailed|OperationNotAllowed: another operation is in progress',
      ),
    ];
    expect(codes(PROVISIONING, { nodeClaims })).toEqual([
      'cloud/operation-refused',
    ]);
  });

  it.each([
    ['unsupported SKU Standard_NX', 'estimate-sku'],
    ['GPU memory too small', 'estimate-memory'],
    ['secret "hf" not found', 'estimate-secret'],
    ['status 401', 'estimate-gated'],
    ['Get "https://huggingface.co": timeout', 'estimate-egress'],
    ['something else', 'estimate'],
  ])('an estimate that fails with %j is %s', (error, code) => {
    const failed = workspace(
      [
        `ResourceReady|False|workspaceResourceStatusNotReady|not ready (last reconcile error: ${error})`,
      ],
      { targetNodeCount: undefined },
    );
    const [link] = chain(failed);
    expect(link.code).toBe(code);
    expect(link.summary).toContain(error);
    expect(link.summary).not.toContain(`${error})`);
  });
});

describe('machines', () => {
  it.each<[string, Partial<CauseEvidence>, string[]]>([
    [
      'nobody took up the request',
      { nodeClaims: [claim('Launched|Unknown|AwaitingReconciliation||30')] },
      ['nodeClaim/claim-unattended'],
    ],
    [
      'a request just made',
      { nodeClaims: [claim('Launched|Unknown|AwaitingReconciliation||5')] },
      [],
    ],
    [
      'a machine that is ready, whatever else is not said',
      { nodeClaims: [claim('Ready|True')] },
      [],
    ],
    [
      'a machine that does not join',
      {
        nodeClaims: [
          claim('Launched|True', 'Registered|Unknown|NodeNotFound||40'),
        ],
      },
      ['nodeClaim/claim-waiting'],
    ],
    [
      'a machine that is on its way',
      {
        nodeClaims: [
          claim('Launched|True', 'Registered|Unknown|NodeNotFound||8'),
        ],
      },
      [],
    ],
    [
      'a node class that is not ready',
      {
        nodePools: [
          object('NodePool', 'search-phi', {
            status: { conditions: conditions('NodeClassReady|False|NotReady') },
          }),
        ],
      },
      ['nodePool/node-pool-NodeClassReady'],
    ],
    [
      'a node under pressure that is lost too',
      {
        nodes: [
          object('Node', 'n', {
            status: {
              conditions: conditions(
                'Ready|Unknown|NodeStatusUnknown',
                'MemoryPressure|True',
              ),
            },
          }),
        ],
      },
      ['node/MemoryPressure', 'node/node-lost'],
    ],
  ])('%s', (_, around, expected) => {
    expect(codes(PROVISIONING, around)).toEqual(expected);
  });

  const node = (type: string, gpus: number) =>
    object(
      'Node',
      'n',
      {
        status: {
          allocatable: { 'nvidia.com/gpu': gpus },
          conditions: conditions('Ready|True'),
        },
      },
      { labels: { 'node.kubernetes.io/instance-type': type } },
    );

  it.each([
    ['without its plugin', node('Standard_NC24ads_A100_v4', 0), 'gpu-plugin'],
    [
      'spelled in another case',
      node('standard_nc24ads_a100_v4', 1),
      'instance-type-mismatch',
    ],
  ])('a node %s', (_, sick, code) => {
    expect(codes(PLUGIN, { nodes: [sick] })).toEqual([`node/${code}`]);
  });
});

describe('pods', () => {
  it.each([
    ['401 Client Error: huggingface.co', 'gated-model'],
    ['Cannot access gated repo', 'gated-model'],
    ['torch.OutOfMemoryError: CUDA out of memory', 'gpu-memory'],
    ['RepositoryNotFoundError', 'model-not-found'],
    ['HTTPSConnectionPool: Max retries exceeded', 'no-egress'],
    ['OSError: [Errno 28] No space left on device', 'disk-full'],
    ['error: unrecognized arguments: --foo', 'bad-flag'],
    ['failed to fetch SAS token', 'sas-token'],
    ['Traceback', 'crash'],
  ])('that end with %j', (message, code) => {
    const pods = [ended({ exitCode: 1, reason: 'Error', message })];
    expect(codes(STARTING, { pods })).toEqual([`pod/${code}`]);
  });

  it('says the same of words KAITO copied into its condition', () => {
    const failed = workspace([
      'ResourceReady|True',
      'InferenceReady|False|ContainerCrashLoopBackOff|403 Client Error: huggingface.co',
    ]);
    expect(codes(failed)).toEqual(['workload/gated-model']);
  });

  it('tells memory of the host from memory of the GPU', () => {
    const pods = [ended({ exitCode: 137, reason: 'OOMKilled' })];
    expect(codes(STARTING, { pods })).toEqual(['pod/host-memory']);
  });

  it.each<[string, KubeObject, KubeObject[], string[]]>([
    [
      'killed when its budget was used up',
      ended({
        exitCode: 137,
        reason: 'Error',
        startedAt: ago(40),
        finishedAt: ago(10),
      }),
      [],
      ['pod/startup-budget'],
    ],
    [
      'killed by its start-up probe, as an event says',
      ended({ exitCode: 137, reason: 'Error' }),
      [event('Pod', 'phi-0', 'Unhealthy', 'Startup probe failed: timeout')],
      ['pod/startup-budget'],
    ],
    [
      'killed early without a probe',
      ended({
        exitCode: 137,
        reason: 'Error',
        startedAt: ago(12),
        finishedAt: ago(10),
      }),
      [],
      ['pod/crash'],
    ],
    [
      'not ready yet on its first start',
      pod({ restartCount: 0, state: { running: {} } }),
      [event('Pod', 'phi-0', 'Unhealthy', 'Startup probe failed: 404')],
      [],
    ],
    [
      'that stopped answering',
      pod({ restartCount: 1, state: { running: {} } }),
      [event('Pod', 'phi-0', 'Unhealthy', 'Liveness probe failed')],
      ['pod/liveness-probe'],
    ],
    [
      'that stopped answering yesterday',
      pod({ restartCount: 1, state: { running: {} } }),
      [event('Pod', 'phi-0', 'Unhealthy', 'Liveness probe failed', 600)],
      [],
    ],
  ])('%s', (_, sick, events, expected) => {
    expect(codes(STARTING, { pods: [sick], events })).toEqual(expected);
  });

  it('gives one link to pods that suffer the same', () => {
    const waiting = { state: { waiting: { reason: 'ImagePullBackOff' } } };
    const pods = ['phi-0', 'phi-1', 'phi-2'].map(name =>
      pod(waiting, {}, name),
    );
    expect(chain(STARTING, { pods })).toEqual([
      expect.objectContaining({
        object: 'Pod/phi-0',
        alsoAffects: ['Pod/phi-1', 'Pod/phi-2'],
      }),
    ]);
  });
});

describe('events and the controller', () => {
  it.each([
    ['Pod', 'FailedMount', 'x', 'pod/volume'],
    ['Pod', 'FailedAttachVolume', 'x', 'pod/volume-attach'],
    ['Pod', 'FailedCreatePodSandBox', 'x', 'pod/pod-sandbox'],
    ['Workspace', 'NodeClaimCreationFailed', 'QuotaExceeded', 'workload/quota'],
    ['Workspace', 'NodeClaimCreationFailed', 'x', 'workload/claim-creation'],
    [
      'StatefulSet',
      'FailedCreate',
      'admission webhook "policy" denied the request',
      'pod/webhook',
    ],
    [
      'StatefulSet',
      'FailedCreate',
      'exceeded quota: team',
      'pod/namespace-quota',
    ],
    ['Job', 'FailedCreate', 'x', 'pod/pod-creation'],
    ['Workspace', 'ReconcileFailed', 'boom', 'workload/reconcile'],
    [
      'Workspace',
      'ReconcileFailed',
      'failed calling webhook "validation.workspace.kaito.sh"',
      'workload/webhook',
    ],
  ])('%s %s %j is %s', (kind, reason, message, code) => {
    const events = [event(kind, 'phi', reason, message)];
    expect(codes(STARTING, { events })).toEqual([code]);
    expect(chain(STARTING, { events })[0].raw).toMatchObject({
      source: 'event',
      reason,
      message,
    });
    expect(
      codes(STARTING, { events: [event(kind, 'phi', reason, message, 60)] }),
    ).toEqual([]);
  });

  it('an estimate that only an event tells of', () => {
    const planning = workspace([], { targetNodeCount: undefined });
    const events = [
      event('Workspace', 'phi', 'ReconcileFailed', 'GPU memory too small'),
    ];
    expect(codes(planning, { events })).toEqual(['workload/estimate-memory']);
  });

  it('a conflict of two writers is not an error', () => {
    const message =
      'Operation cannot be fulfilled: the object has been modified';
    expect(
      codes(STARTING, {
        events: [event('Workspace', 'phi', 'ReconcileFailed', message)],
      }),
    ).toEqual([]);
  });

  it('an error KAITO appends to its message', () => {
    const trying = workspace([
      'NodeClaimReady|False|NodeClaimNotReady|waiting (last reconcile error: boom)',
    ]);
    expect(codes(trying)).toEqual(['workload/reconcile']);
  });

  it('what still keeps a deletion', () => {
    const going = object(
      'Workspace',
      'phi',
      {},
      {
        deletionTimestamp: ago(60),
        finalizers: ['workspace.finalizer.kaito.sh'],
      },
    );
    const [link] = chain(going, { nodeClaims: [claim()] });
    expect(link).toMatchObject({
      code: 'deletion-stuck',
      why: 'Still there: NodeClaim/ws1.',
      since: ago(60),
    });
  });
});

describe('the endpoint and what a workload made', () => {
  const degraded = workspace(
    [
      'ResourceReady|True',
      'InferenceReady|False|WorkspaceInferenceStatusPending',
    ],
    { state: 'NotReady' },
  );
  const readyPod = (name: string, status: string) =>
    object('Pod', name, {
      status: { conditions: conditions(`Ready|${status}`) },
    });

  it('is the leader alone', () => {
    const pods = [readyPod('phi-0', 'False'), readyPod('phi-1', 'True')];
    expect(codes(degraded, { pods })[0]).toBe('endpoint/leader-not-ready');
    expect(codes(degraded, { pods: pods.slice(1) })[0]).not.toMatch(/endpoint/);
  });

  it('has no Service, where Services were looked at', () => {
    const service = object('Service', 'phi');
    expect(codes(degraded, { services: [] })[0]).toBe('endpoint/no-service');
    expect(codes(degraded, { services: [service] })[0]).not.toMatch(/endpoint/);
    expect(codes(degraded)[0]).not.toMatch(/endpoint/);
  });

  it('shows a replica that failed on its InferenceSet', () => {
    const set = object('InferenceSet', 'set', { spec: { replicas: 2 } });
    const failed = workspace([
      'ResourceReady|True',
      'InferenceReady|False|ImagePullError',
    ]);
    expect(codes(set, { children: [failed, STARTING] })).toEqual([
      'child/image-pull',
    ]);
  });
});

const anyText = fc.oneof(
  fc.string(),
  fc.constantFrom('QuotaExceeded', 'ReconcileFailed', 'FailedMount', 'Ready'),
);
const anyObject = fc
  .record({
    kind: fc.constantFrom('Workspace', 'InferenceSet', 'RAGEngine', 'Pod'),
    reason: anyText,
    type: fc.constantFrom('Warning', 'Normal'),
    message: anyText,
    lastTimestamp: fc.constantFrom(ago(1), ago(90), 'never'),
    involvedObject: fc.record({ kind: anyText, name: anyText }),
    status: fc.record({
      state: anyText,
      conditions: fc.array(
        fc.record({
          type: fc.constantFrom(
            'Ready',
            'Launched',
            'InferenceReady',
            'ResourceReady',
          ),
          status: fc.constantFrom('True', 'False', 'Unknown'),
          reason: anyText,
          message: anyText,
        }),
      ),
    }),
  })
  .map(({ kind, ...body }) => object(kind, 'x', body));

it('goes from the deep to the shallow and has a head, whatever the evidence', () => {
  fc.assert(
    fc.property(
      anyObject,
      fc.array(anyObject, { maxLength: 4 }),
      (workload, around) => {
        const links = deriveCauseChain({
          workload,
          nodeClaims: around,
          nodePools: around,
          nodes: around,
          pods: around,
          events: around,
          children: around,
          now: NOW,
        });
        links.forEach(link => causeLinkSchema.parse(link));
        expect(deepestCause(links)?.summary).toBe(links[0]?.summary);
        const ids = links.map(({ layer, code }) => `${layer}/${code}`);
        expect(new Set(ids).size).toBe(ids.length);
        const depths = links.map(({ layer }) => CAUSE_LAYERS.indexOf(layer));
        expect(depths).toEqual([...depths].sort((a, b) => a - b));
      },
    ),
  );
});
