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

describe('derivePhase of any other kind', () => {
  it.each<[string, Condition['status']]>([
    ['Ready', 'True'],
    ['Pending', 'False'],
  ])('%s when Ready is %s', (name, state) => {
    expect(
      derivePhase(object('MultiRoleInference', [['Ready', state]])).name,
    ).toBe(name);
  });
});
