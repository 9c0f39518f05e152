import type { Condition, Workspace, WorkspaceStatus } from '../manifests/types';
import { derivePhase } from './derivePhase';

const AT = '2026-09-01T10:00:00Z';

function condition(text: string): Condition {
  const [type, status, reason = 'Any', message = ''] = text.split('|');
  return {
    type,
    status: status as Condition['status'],
    reason,
    message,
    lastTransitionTime: AT,
  };
}

function workspace(
  conditions: string[],
  status: WorkspaceStatus = {},
  rest: Partial<Workspace> = {},
): Workspace {
  return {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'Workspace',
    metadata: { name: 'w', creationTimestamp: '2026-09-01T09:00:00Z' },
    inference: { preset: { name: 'microsoft/phi-4' } },
    status: { ...status, conditions: conditions.map(condition) },
    ...rest,
  };
}

const tuning = {
  inference: undefined,
  tuning: { input: {}, output: {}, method: 'lora' },
};
const RESOURCE = 'ResourceReady|True';
const PENDING = 'InferenceReady|False|WorkspaceInferenceStatusPending';

describe('derivePhase of a Workspace', () => {
  it.each<[string, Workspace, string, string]>([
    [
      '1 deleting',
      workspace(['WorkspaceSucceeded|True', 'WorkspaceDeleting|True']),
      'Deleting',
      'neutral',
    ],
    [
      '2 tuning failed',
      workspace([RESOURCE], { state: 'Failed' }, tuning),
      'Failed',
      'error',
    ],
    [
      '2 tuning succeeded',
      workspace(
        ['JobStarted|True', 'WorkspaceSucceeded|True'],
        { state: 'Succeeded' },
        tuning,
      ),
      'Succeeded',
      'ok',
    ],
    [
      '2 tuning running',
      workspace([RESOURCE, 'JobStarted|True'], { state: 'Running' }, tuning),
      'Running',
      'progress',
    ],
    [
      '2 tuning waiting for nodes',
      workspace(['NodesReady|False'], { state: 'Pending' }, tuning),
      'Provisioning',
      'progress',
    ],
    [
      '3 ready',
      workspace([RESOURCE, 'WorkspaceSucceeded|True']),
      'Ready',
      'ok',
    ],
    [
      '4 benchmark failed',
      workspace(
        [
          RESOURCE,
          'InferenceReady|True',
          'BenchmarkCompleted|False|BenchmarkFailed',
          'WorkspaceSucceeded|False|BenchmarkFailed',
        ],
        { state: 'NotReady' },
      ),
      'ReadyBenchmarkFailed',
      'warning',
    ],
    [
      '4 benchmarking',
      workspace([
        RESOURCE,
        'InferenceReady|True',
        'WorkspaceSucceeded|False|workspacePending',
      ]),
      'Benchmarking',
      'progress',
    ],
    [
      '4 benchmarking, said to be incomplete',
      workspace([RESOURCE, 'InferenceReady|True', 'BenchmarkCompleted|False']),
      'Benchmarking',
      'progress',
    ],
    ...[
      'ContainerOOMKilled',
      'ImagePullError',
      'ContainerStartError',
      'ContainerCrashLoopBackOff',
      'PodEvicted',
      'NodeDiskPressure',
      'NodeMemoryPressure',
      'Unschedulable',
      'SASTokenFetchFailed',
      'ModelStreamingStorageClassNotFound',
      'ModelStreamingInvalidStorageClass',
      'ModelStreamingServiceAccountInvalid',
      'ModelStreamingInvalidAnnotations',
      'ModelMirrorCreateFailed',
    ].map<[string, Workspace, string, string]>(reason => [
      `5 failed: ${reason}`,
      workspace([RESOURCE, `InferenceReady|False|${reason}`]),
      'Failed',
      'error',
    ]),
    [
      '5 mirror downloading',
      workspace([
        RESOURCE,
        'ModelMirrorReady|False|ModelMirrorPending',
        PENDING,
      ]),
      'Downloading',
      'progress',
    ],
    [
      '5 mirror downloading, resource waits for it',
      workspace([
        'ResourceReady|False|ModelMirrorNotReady',
        'NodesReady|True',
        'ModelMirrorReady|False|ModelMirrorPending',
      ]),
      'Downloading',
      'progress',
    ],
    [
      '5 mirror failed',
      workspace([RESOURCE, 'ModelMirrorReady|False|DownloadFailed', PENDING]),
      'Failed',
      'error',
    ],
    ['5 starting', workspace([RESOURCE, PENDING]), 'Starting', 'progress'],
    [
      '5 starting, nothing said of the inference yet',
      workspace([RESOURCE]),
      'Starting',
      'progress',
    ],
    [
      '5 was ready before',
      workspace([RESOURCE, PENDING], { state: 'NotReady' }),
      'Degraded',
      'warning',
    ],
    [
      '6 provisioning failed',
      workspace([
        'NodeClaimReady|False|OperationNotAllowed',
        'ResourceReady|False',
      ]),
      'ProvisioningFailed',
      'error',
    ],
    [
      '6 GPU plugin',
      workspace([
        'NodeClaimReady|True',
        'NodesReady|False|NodePluginsNotReady',
        'ResourceReady|False',
      ]),
      'InstallingGpuPlugin',
      'progress',
    ],
    [
      '2 tuning pending on its pod',
      workspace(
        [RESOURCE, 'JobStarted|False|WorkspaceTuningJobStatusPending'],
        { state: 'Pending' },
        tuning,
      ),
      'Starting',
      'progress',
    ],
    [
      '2 tuning deleted',
      workspace(
        ['WorkspaceDeleting|True|workspaceDeleted'],
        { state: 'Failed' },
        tuning,
      ),
      'Deleting',
      'neutral',
    ],
    [
      '6 tuning without quota',
      workspace(
        ['NodeClaimReady|False|QuotaExceeded', 'ResourceReady|False'],
        { state: 'Pending' },
        tuning,
      ),
      'ProvisioningFailed',
      'error',
    ],
    ...[
      'DownloadOOMKilled',
      'DownloadEvicted',
      'JobCreateFailed',
      'InvalidSpec',
    ].map<[string, Workspace, string, string]>(reason => [
      `5 mirror failed: ${reason}`,
      workspace([RESOURCE, `ModelMirrorReady|False|${reason}`, PENDING]),
      'Failed',
      'error',
    ]),
    [
      '6 machines brought by hand are not ready',
      workspace(
        ['NodesReady|False|NodeNotReady', 'ResourceReady|False|NodeNotReady'],
        { targetNodeCount: 1 },
      ),
      'Provisioning',
      'progress',
    ],
    [
      '6 nodes under pressure are still ready',
      workspace([
        'NodesReady|True|NodesReady|ready; warning: DiskPressure',
        RESOURCE,
        'WorkspaceSucceeded|True',
      ]),
      'Ready',
      'ok',
    ],
    ...['SkuNotAvailable', 'ZonalAllocationFailed', 'LaunchFailed'].map<
      [string, Workspace, string, string]
    >(reason => [
      `6 provisioning failed: ${reason}`,
      workspace([`NodeClaimReady|False|${reason}`, 'ResourceReady|False']),
      'ProvisioningFailed',
      'error',
    ]),
    ...[
      'NodeClaimNotReady',
      'AwaitingReconciliation',
      'NodeNotFound',
      'NodeNotReady',
    ].map<[string, Workspace, string, string]>(reason => [
      `6 provisioning: ${reason}`,
      workspace([`NodeClaimReady|False|${reason}`, 'ResourceReady|False'], {
        targetNodeCount: 1,
      }),
      'Provisioning',
      'progress',
    ]),
    [
      '6 provisioning, claim unknown',
      workspace(['NodeClaimReady|Unknown|SomethingOdd'], {
        targetNodeCount: 1,
      }),
      'Provisioning',
      'progress',
    ],
    [
      '6 nodes lost after it was ready',
      workspace(['NodesReady|False|NodeNotReady', 'ResourceReady|False'], {
        state: 'NotReady',
        targetNodeCount: 1,
      }),
      'Degraded',
      'warning',
    ],
    ['7 nothing said yet', workspace([]), 'Planning', 'progress'],
    [
      '7 estimate failed',
      workspace([
        'ResourceReady|False|workspaceResourceStatusNotReady|not ready (last reconcile error: unsupported SKU)',
      ]),
      'Planning',
      'error',
    ],
    [
      '7 a reconcile error after planning is not one of planning',
      workspace(
        [
          'ResourceReady|False|workspaceResourceStatusNotReady|x (last reconcile error: conflict)',
        ],
        { targetNodeCount: 2 },
      ),
      'Provisioning',
      'progress',
    ],
  ])('row %s', (_, object, name, severity) => {
    expect(derivePhase(object)).toMatchObject({ name, severity });
  });

  it('keeps the words and the moment of the condition that decided', () => {
    expect(
      derivePhase(
        workspace([
          RESOURCE,
          'InferenceReady|False|ImagePullError|no such tag',
        ]),
      ),
    ).toEqual({
      name: 'Failed',
      severity: 'error',
      reason: 'ImagePullError',
      message: 'no such tag',
      since: AT,
    });
  });

  it('plans since its creation when nothing else is known', () => {
    const { status, ...bare } = workspace([]);
    expect(derivePhase(bare as Workspace).since).toBe('2026-09-01T09:00:00Z');
  });

  it('is deleting since the deletion was asked for, ready or not', () => {
    const object = workspace(['WorkspaceSucceeded|True']);
    object.metadata.deletionTimestamp = '2026-09-01T11:00:00Z';
    expect(derivePhase(object)).toMatchObject({
      name: 'Deleting',
      since: '2026-09-01T11:00:00Z',
    });
  });
});
