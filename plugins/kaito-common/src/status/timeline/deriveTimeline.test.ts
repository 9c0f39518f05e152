import fc from 'fast-check';
import { timelineStageSchema } from '../../api/dto/timeline';
import type { KubeObject } from '../../manifests/types';
import { deriveTimeline, STAGE_STATES, type TimelineEvidence } from '.';

const at = (minute: number) =>
  new Date(Date.UTC(2026, 8, 1, 10, minute)).toISOString();
const NOW = new Date(at(60));

type Body = Record<string, unknown>;

/** `Type|Status|minute|Reason` */
function conditions(...lines: string[]) {
  return lines.map(line => {
    const [type, status, minute, reason = ''] = line.split('|');
    return { type, status, reason, lastTransitionTime: at(Number(minute)) };
  });
}

function object(kind: string, body: Body, metadata: Body = {}): KubeObject {
  return {
    apiVersion: 'kaito.sh/v1beta1',
    kind,
    metadata: { name: 'phi', creationTimestamp: at(0), ...metadata },
    ...body,
  } as KubeObject;
}

function workspace(lines: string[], body: Body = {}, status: Body = {}) {
  return object('Workspace', {
    resource: { instanceType: 'Standard_NC24ads_A100_v4' },
    inference: { preset: { name: 'microsoft/phi-4' } },
    ...body,
    status: {
      targetNodeCount: 1,
      ...status,
      conditions: conditions(...lines),
    },
  });
}

function draw(workload: KubeObject, rest: Partial<TimelineEvidence> = {}) {
  const stages = deriveTimeline({ workload, now: NOW, ...rest });
  stages.forEach(stage => timelineStageSchema.parse(stage));
  return stages;
}

function states(workload: KubeObject, rest: Partial<TimelineEvidence> = {}) {
  return draw(workload, rest)
    .map(({ stage, state }) => `${stage}:${state}`)
    .join(' ');
}

const claim = object(
  'NodeClaim',
  { status: { conditions: conditions('Registered|True|9') } },
  { creationTimestamp: at(1) },
);
const node = object('Node', {
  status: { conditions: conditions('Ready|True|10') },
});
const READY = [
  'NodeClaimReady|True|9',
  'NodesReady|True|12',
  'ResourceReady|True|12',
  'InferenceReady|True|30',
  'BenchmarkCompleted|True|35',
  'WorkspaceSucceeded|True|35',
];

describe('the timeline of a Workspace that serves', () => {
  it('measures each stage from what the cluster wrote', () => {
    const stages = draw(workspace(READY), {
      nodeClaims: [claim],
      nodes: [node],
    });
    expect(
      stages.map(({ stage, state, elapsedSeconds }) => [
        stage,
        state,
        elapsedSeconds === null ? null : elapsedSeconds / 60,
      ]),
    ).toEqual([
      ['planned', 'done', 1],
      ['provisioning', 'done', 8],
      ['nodes', 'done', 1],
      ['gpuPlugin', 'done', 2],
      ['weights', 'skipped', null],
      ['serving', 'done', 18],
      ['benchmark', 'done', 5],
      ['ready', 'done', 0],
    ]);
  });

  it.each([
    [
      'nothing said yet',
      workspace([], {}, { targetNodeCount: undefined }),
      'planned:current provisioning:waiting nodes:waiting gpuPlugin:waiting weights:skipped serving:waiting benchmark:waiting ready:waiting',
    ],
    [
      'waiting for machines',
      workspace(['NodeClaimReady|False|1|NodeClaimNotReady']),
      'planned:done provisioning:current nodes:waiting gpuPlugin:waiting weights:skipped serving:waiting benchmark:waiting ready:waiting',
    ],
    [
      'without quota',
      workspace(['NodeClaimReady|False|1|QuotaExceeded']),
      'planned:done provisioning:failed nodes:waiting gpuPlugin:waiting weights:skipped serving:waiting benchmark:waiting ready:waiting',
    ],
    [
      'waiting for the GPU plugin',
      workspace([
        'NodeClaimReady|True|9',
        'NodesReady|False|9|NodePluginsNotReady',
      ]),
      'planned:done provisioning:done nodes:done gpuPlugin:current weights:skipped serving:waiting benchmark:waiting ready:waiting',
    ],
    [
      'mirroring its weights',
      workspace([
        'NodeClaimReady|True|9',
        'NodesReady|True|12',
        'ResourceReady|True|12',
        'ModelMirrorReady|False|2|ModelMirrorPending',
      ]),
      'planned:done provisioning:done nodes:done gpuPlugin:done weights:current serving:waiting benchmark:waiting ready:waiting',
    ],
    [
      'starting',
      workspace([
        'ResourceReady|True|12',
        'InferenceReady|False|12|WorkspaceInferenceStatusPending',
      ]),
      'planned:done provisioning:done nodes:done gpuPlugin:done weights:skipped serving:current benchmark:waiting ready:waiting',
    ],
    [
      'crashing',
      workspace([
        'ResourceReady|True|12',
        'InferenceReady|False|12|ContainerCrashLoopBackOff',
      ]),
      'planned:done provisioning:done nodes:done gpuPlugin:done weights:skipped serving:failed benchmark:waiting ready:waiting',
    ],
    [
      'serving with a failed benchmark',
      workspace([
        'ResourceReady|True|12',
        'InferenceReady|True|30',
        'BenchmarkCompleted|False|40|BenchmarkFailed',
        'WorkspaceSucceeded|False|40|BenchmarkFailed',
      ]),
      'planned:done provisioning:done nodes:done gpuPlugin:done weights:skipped serving:done benchmark:failed ready:waiting',
    ],
    [
      'on nodes brought by hand, without a benchmark',
      workspace(
        READY.filter(line => !/Claim|Benchmark/.test(line)),
        {
          resource: { labelSelector: {} },
        },
      ),
      'planned:done provisioning:skipped nodes:done gpuPlugin:done weights:skipped serving:done benchmark:skipped ready:done',
    ],
  ])('%s', (_, workload, expected) => {
    expect(states(workload)).toBe(expected);
  });

  it('counts a lost server from when it was lost', () => {
    const stages = draw(
      workspace(
        [
          'ResourceReady|True|12',
          'InferenceReady|False|50|WorkspaceInferenceStatusPending',
          'BenchmarkCompleted|True|35',
        ],
        {},
        { state: 'NotReady' },
      ),
    );
    expect(stages.find(({ stage }) => stage === 'serving')).toMatchObject({
      state: 'current',
      since: at(50),
      elapsedSeconds: 600,
      stuck: false,
    });
  });

  it('is stuck beyond its budget, which for a known model KAITO sets', () => {
    const serving = (started: number, model: string) =>
      draw(
        workspace(
          [
            `ResourceReady|True|${started}`,
            `InferenceReady|False|${started}|WorkspaceInferenceStatusPending`,
          ],
          { inference: { preset: { name: model } } },
        ),
      ).find(({ stage }) => stage === 'serving');
    expect(serving(12, 'microsoft/phi-4')).toMatchObject({
      budgetSeconds: { value: 45 * 60, basis: 'configured' },
      stuck: true,
    });
    expect(serving(30, 'microsoft/phi-4')).toMatchObject({ stuck: false });
    expect(serving(12, 'someone/else')).toMatchObject({
      budgetSeconds: { value: 195 * 60, basis: 'estimated' },
      stuck: false,
    });
  });

  it('tells usual durations only when it was told', () => {
    const usual = {
      serving: { value: 700, basis: 'measured' as const },
    };
    const of = (rest: Partial<TimelineEvidence>) =>
      draw(workspace(READY), rest).map(({ usualSeconds }) => usualSeconds);
    expect(of({}).every(value => value === null)).toBe(true);
    expect(of({ usual })).toContainEqual(usual.serving);
  });

  it('does not make up a duration the instants do not give', () => {
    const stages = draw(
      workspace(
        READY.map(line =>
          line.startsWith('InferenceReady') ? 'InferenceReady|True|5' : line,
        ),
      ),
    );
    expect(
      stages.find(({ stage }) => stage === 'serving')?.elapsedSeconds,
    ).toBeNull();
  });
});

describe('the timeline of other kinds', () => {
  it('takes an InferenceSet for planned whose replicas are counted but not given', () => {
    const set = object('InferenceSet', {
      spec: { replicas: 3, template: { inference: {} } },
      status: {
        replicas: 3,
        readyReplicas: 1,
        conditions: conditions(
          'InferenceSetReady|False|5|inferencesetNotReady',
        ),
      },
    });
    expect(states(set)).toMatch(/^planned:done replicas:current /);
  });

  const tuning = (state: string, ...lines: string[]) =>
    workspace(
      ['ResourceReady|True|12', ...lines],
      { inference: undefined, tuning: {} },
      { state },
    );

  it.each([
    [
      'Running',
      'JobStarted|True|14',
      'jobStarted:done training:current ready:waiting',
    ],
    [
      'Failed',
      'JobStarted|False|20|WorkspaceTuningJobStatusFailed',
      'jobStarted:done training:failed ready:waiting',
    ],
    [
      'Succeeded',
      'WorkspaceSucceeded|True|50',
      'jobStarted:done training:done ready:done',
    ],
  ])('tuning, %s', (state, line, expected) => {
    expect(states(tuning(state, line))).toMatch(
      new RegExp(`gpuPlugin:done ${expected}$`),
    );
  });

  it.each<[string, KubeObject, string]>([
    [
      'a RAGEngine without compute that runs',
      object('RAGEngine', {
        spec: {},
        status: {
          conditions: conditions('ResourceReady|True|2', 'ServiceReady|True|5'),
        },
      }),
      'provisioning:skipped nodes:done serving:done ready:done',
    ],
    [
      'a RAGEngine that stopped serving',
      object('RAGEngine', {
        spec: { compute: {} },
        status: {
          conditions: conditions(
            'NodeClaimReady|True|2',
            'ResourceReady|True|3',
            'ServiceReady|True|5',
            'RAGEngineServiceReady|False|40',
          ),
        },
      }),
      'provisioning:done nodes:done serving:current ready:waiting',
    ],
    [
      'an InferenceSet that scales',
      object('InferenceSet', {
        spec: { replicas: 2 },
        status: {
          readyReplicas: 1,
          conditions: conditions(
            'InferenceSetReady|False|3|inferencesetNotReady',
            'BenchmarkCompleted|False|3|BenchmarkPending',
          ),
        },
      }),
      'planned:done replicas:current benchmark:waiting ready:waiting',
    ],
    [
      'an InferenceSet scaled to zero',
      object('InferenceSet', { spec: { replicas: 0 } }),
      'planned:done replicas:skipped benchmark:skipped ready:skipped',
    ],
    [
      'a MultiRoleInference with one role up',
      object('MultiRoleInference', {
        status: {
          conditions: conditions('PrefillReady|False|1', 'DecodeReady|True|9'),
        },
      }),
      'prefill:current decode:done routing:waiting ready:waiting',
    ],
    [
      'a MultiRoleInference with both under way',
      object('MultiRoleInference', {
        status: {
          conditions: conditions('PrefillReady|False|1', 'DecodeReady|False|1'),
        },
      }),
      'prefill:current decode:current routing:waiting ready:waiting',
    ],
    [
      'a ModelMirror that downloads',
      object('ModelMirror', {
        status: { conditions: conditions('StorageReady|True|1|PVCBound') },
      }),
      'storage:done download:current ready:waiting',
    ],
    [
      'a static ModelMirror',
      object('ModelMirror', {
        spec: { mode: 'Static' },
        status: { phase: 'Ready' },
      }),
      'storage:skipped download:skipped ready:done',
    ],
    ['something else', object('Deployment', {}), ''],
  ])('%s', (_, workload, expected) => {
    const children =
      workload.kind === 'InferenceSet' ? [workspace(READY)] : undefined;
    expect(states(workload, { children })).toBe(expected);
  });

  it('stops where deletion began', () => {
    const going = workspace(['NodeClaimReady|False|1|NodeClaimNotReady']);
    going.metadata.deletionTimestamp = at(20);
    expect(states(going)).not.toMatch(/current|failed/);
  });
});

const TYPES = [
  'NodeClaimReady',
  'NodesReady',
  'ResourceReady',
  'ModelMirrorReady',
  'InferenceReady',
  'BenchmarkCompleted',
  'WorkspaceSucceeded',
  'JobStarted',
  'ServiceReady',
  'RAGEngineServiceReady',
  'InferenceSetReady',
  'PrefillReady',
  'DecodeReady',
  'InferencePoolReady',
  'StorageReady',
  'Ready',
];
const anyCondition = fc.record({
  type: fc.constantFrom(...TYPES),
  status: fc.constantFrom('True', 'False', 'Unknown'),
  reason: fc.constantFrom('', 'BenchmarkFailed', 'ContainerOOMKilled'),
  lastTransitionTime: fc.oneof(
    fc.integer({ min: 0, max: 200 }).map(at),
    fc.constantFrom('', 'yesterday'),
  ),
});

it('is in order and never negative, whatever the conditions', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(
        'Workspace',
        'InferenceSet',
        'RAGEngine',
        'MultiRoleInference',
        'ModelMirror',
      ),
      fc.boolean(),
      fc.array(anyCondition),
      (kind, tunes, list) => {
        const stages = draw(
          object(kind, {
            ...(tunes && { tuning: {} }),
            status: { conditions: list },
          }),
        );
        expect(stages.length).toBeGreaterThan(0);
        for (const stage of stages) {
          expect(STAGE_STATES).toContain(stage.state);
          expect(stage.elapsedSeconds ?? 0).toBeGreaterThanOrEqual(0);
          expect(stage.stuck && stage.state !== 'current').toBe(false);
        }
        const open = stages.findIndex(({ state }) => state === 'current');
        const early = stages.findIndex(({ state }) => state === 'waiting');
        expect(open === -1 || early === -1 || open < early).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
