import type { Condition, KubeObject } from '../manifests/types';
import { derivePhase } from './derivePhase';

function object(
  kind: string,
  conditions: [string, Condition['status'], string?][],
  rest: Record<string, unknown> = {},
  status: Record<string, unknown> = {},
): KubeObject {
  const body = {
    ...rest,
    status: {
      ...status,
      conditions: conditions.map(([type, state, reason]) => ({
        type,
        status: state,
        reason,
        message: '',
      })),
    },
  };
  return {
    apiVersion: 'kaito.sh/v1beta1',
    kind,
    metadata: { name: 'x' },
    ...body,
  };
}

const notReady: [string, Condition['status'], string][] = [
  ['InferenceSetReady', 'False', 'inferencesetNotReady'],
];

describe('derivePhase of an InferenceSet', () => {
  it.each([
    ['Ready', { replicas: 2 }, { readyReplicas: 2 }],
    ['Scaling', { replicas: 3 }, { readyReplicas: 2 }],
    ['Scaling', { replicas: 1 }, { readyReplicas: 2 }],
    ['Pending', { replicas: 2 }, {}],
    ['Ready', {}, { readyReplicas: 1 }],
    ['ScaledToZero', { replicas: 0 }, { readyReplicas: 0 }],
    ['ScaledToZero', { replicas: 0 }, { readyReplicas: 1 }],
  ])('%s with spec %j and status %j', (name, spec, status) => {
    expect(
      derivePhase(object('InferenceSet', notReady, { spec }, status)).name,
    ).toBe(name);
  });

  it.each([
    ['Failed', 0],
    ['Degraded', 1],
  ])(
    'is %s when the set itself failed with %s ready',
    (name, readyReplicas) => {
      expect(
        derivePhase(
          object(
            'InferenceSet',
            [['InferenceSetReady', 'False', 'inferencesetFailed']],
            { spec: { replicas: 1 } },
            { readyReplicas },
          ),
        ),
      ).toMatchObject({ name, reason: 'inferencesetFailed' });
    },
  );

  it('is deleting', () => {
    expect(
      derivePhase(object('InferenceSet', [['InferenceSetDeleting', 'True']])),
    ).toMatchObject({ name: 'Deleting' });
  });
});

describe('derivePhase of a RAGEngine', () => {
  it.each<[string, [string, Condition['status'], string?][]]>([
    ['Planning', []],
    ['Deleting', [['RAGEngineDeleting', 'True']]],
    ['Provisioning', [['NodeClaimReady', 'Unknown', 'CreateNodeClaimPending']]],
    [
      'ProvisioningFailed',
      [['NodeClaimReady', 'False', 'nodeClaimFailedCreation']],
    ],
    [
      'ProvisioningFailed',
      [['ResourceReady', 'False', 'ragengineResourceStatusFailed']],
    ],
    ['Starting', [['ResourceReady', 'True']]],
    [
      'Ready',
      [
        ['ResourceReady', 'True'],
        ['ServiceReady', 'True', 'RAGEngineServiceSuccess'],
      ],
    ],
    ['Ready', [['RAGEngineSucceeded', 'True']]],
    [
      'Degraded',
      [
        ['ServiceReady', 'True'],
        ['RAGEngineServiceReady', 'False', 'RAGEngineServiceStatusFailed'],
      ],
    ],
    ['Failed', [['RAGEngineServiceReady', 'False']]],
  ])('%s with %j', (name, conditions) => {
    expect(derivePhase(object('RAGEngine', conditions)).name).toBe(name);
  });
});

describe('derivePhase of a RAGEngine whose service failed once', () => {
  const at = (hour: number) => `2026-09-01T${hour}:00:00Z`;
  const engine = (serving: number, failed: number, succeeded?: string) =>
    ({
      ...object('RAGEngine', []),
      status: {
        conditions: [
          {
            type: 'ServiceReady',
            status: 'True',
            lastTransitionTime: at(serving),
          },
          {
            type: 'RAGEngineServiceReady',
            status: 'False',
            reason: 'RAGEngineServiceStatusFailed',
            lastTransitionTime: at(failed),
          },
          ...(succeeded
            ? [
                {
                  type: 'RAGEngineSucceeded',
                  status: succeeded,
                  lastTransitionTime: at(serving),
                },
              ]
            : []),
        ],
      },
    } as KubeObject);

  it.each([
    ['is ready when it came up after', engine(12, 11), 'Ready'],
    ['is degraded when it failed after', engine(11, 12), 'Degraded'],
    [
      'is degraded when the summary says that it does not run',
      engine(12, 11, 'False'),
      'Degraded',
    ],
    ['is ready when the summary agrees', engine(12, 11, 'True'), 'Ready'],
  ])('%s', (_, engineObject, name) => {
    expect(derivePhase(engineObject).name).toBe(name);
  });
});

describe('derivePhase of a MultiRoleInference', () => {
  it.each<[string, string, [string, Condition['status'], string?][]]>([
    ['Planning', 'progress', []],
    [
      'Deleting',
      'neutral',
      [
        ['Deleting', 'True'],
        ['Ready', 'True'],
      ],
    ],
    ['Ready', 'ok', [['Ready', 'True', 'Ready']]],
    ['Failed', 'error', [['Ready', 'False', 'ReconcileFailed']]],
    [
      'Pending',
      'progress',
      [
        ['PrefillReady', 'False', 'NotFound'],
        ['DecodeReady', 'False', 'NotReady'],
        ['Ready', 'False', 'NotReady'],
      ],
    ],
    [
      'Scaling',
      'progress',
      [
        ['PrefillReady', 'True', 'Ready'],
        ['DecodeReady', 'False', 'NotReady'],
        ['Ready', 'False', 'NotReady'],
      ],
    ],
    [
      'Starting',
      'progress',
      [
        ['PrefillReady', 'True', 'Ready'],
        ['DecodeReady', 'True', 'Ready'],
        ['InferencePoolReady', 'False', 'NotReady'],
        ['Ready', 'False', 'NotReady'],
      ],
    ],
  ])('%s (%s) with %j', (name, severity, conditions) => {
    expect(derivePhase(object('MultiRoleInference', conditions))).toMatchObject(
      { name, severity },
    );
  });
});

describe('derivePhase of a ModelMirror', () => {
  it.each<[string, [string, Condition['status'], string?][], object?]>([
    ['Pending', []],
    ['Pending', [['StorageReady', 'False', 'PVCPending']]],
    ['Failed', [['StorageReady', 'False', 'PVCCreateFailed']]],
    ['Downloading', [['StorageReady', 'True', 'PVCBound']]],
    ...[
      'DownloadFailed',
      'DownloadOOMKilled',
      'DownloadEvicted',
      'JobCreateFailed',
      'InvalidSpec',
    ].map<[string, [string, Condition['status'], string?][]]>(reason => [
      'Failed',
      [
        ['StorageReady', 'True', 'PVCBound'],
        ['Ready', 'False', reason],
      ],
    ]),
    [
      'Ready',
      [
        ['StorageReady', 'True', 'PVCBound'],
        ['Ready', 'True', 'DownloadSucceeded'],
      ],
    ],
    ['Ready', [['Ready', 'True', 'StaticMirror']]],
    ['Ready', [], { phase: 'Ready' }],
    ['Deleting', [['Deleting', 'True']]],
  ])('%s with %j and %j', (name, conditions, status = {}) => {
    expect(
      derivePhase(
        object(
          'ModelMirror',
          conditions,
          {},
          status as Record<string, unknown>,
        ),
      ).name,
    ).toBe(name);
  });

  it('says why the download failed', () => {
    const mirror = object(
      'ModelMirror',
      [['Ready', 'False', 'DownloadFailed']],
      {},
      { failureMessage: '401 for url' },
    );
    expect(derivePhase(mirror).message).toBe('401 for url');
  });
});

describe('derivePhase of any other kind', () => {
  it.each<[string, Condition['status']]>([
    ['Ready', 'True'],
    ['Pending', 'False'],
  ])('%s when Ready is %s', (name, state) => {
    expect(derivePhase(object('AutoIndexer', [['Ready', state]])).name).toBe(
      name,
    );
  });
});
