import { workspaceManifest } from '../../cluster/contract/workspaceManifest';
import { KaitoHarness, turnsOf } from '../__testUtils__/KaitoHarness';

describe('what stands beside KAITO', () => {
  let kaito: KaitoHarness;

  beforeAll(async () => {
    kaito = await KaitoHarness.start({
      seed: 'research',
      installedKinds: ['Gateway', 'HTTPRoute', 'ScaledObject'],
    });
  });
  afterAll(() => kaito.stop());

  it('tells of a route whether its Gateway and its Service are there', async () => {
    await kaito.create({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'phi' },
      spec: {
        parentRefs: [{ name: 'edge' }],
        rules: [{ backendRefs: [{ name: 'phi', port: 80 }] }],
      },
    });
    const parents = (object: any) =>
      turnsOf({ status: object?.status?.parents?.[0] } as any);
    const told = (...turns: string[]) =>
      kaito.until(
        'HTTPRoute',
        'phi',
        route => JSON.stringify(parents(route)) === JSON.stringify(turns),
      );
    await told(
      'Accepted=False NoMatchingParent',
      'ResolvedRefs=False BackendNotFound',
    );
    await kaito.create({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: 'edge' },
      spec: { gatewayClassName: 'istio', listeners: [] },
    });
    await kaito.create(
      workspaceManifest('phi', {
        annotations: { 'kaito.sh/enablelb': 'True' },
      }) as any,
    );
    await told('Accepted=True Accepted', 'ResolvedRefs=True ResolvedRefs');
    const service = await kaito.until('Service', 'phi', found =>
      JSON.stringify(found?.status).includes('ingress'),
    );
    expect(service!.status).toEqual({
      loadBalancer: {
        ingress: [
          { ip: expect.stringMatching(/^203\.0\.113\./), ipMode: 'VIP' },
        ],
      },
    });
  });

  it('makes a ScaledObject of the annotations of a set, which goes with it', async () => {
    const { resource, inference } = workspaceManifest('x');
    const { labelSelector, ...template } = resource;
    await kaito.create({
      apiVersion: 'kaito.sh/v1beta1',
      kind: 'InferenceSet',
      metadata: {
        name: 'scaled',
        annotations: {
          'scaledobject.kaito.sh/auto-provision': 'true',
          'scaledobject.kaito.sh/max-replicas': '4',
          'scaledobject.kaito.sh/threshold': '20',
        },
      },
      spec: {
        replicas: 1,
        labelSelector,
        template: { resource: template, inference },
      },
    });
    const scaled = await kaito.until('ScaledObject', 'scaled', Boolean);
    expect(scaled!.spec).toMatchObject({
      scaleTargetRef: { kind: 'InferenceSet', name: 'scaled' },
      maxReplicaCount: 4,
      triggers: [{ metadata: { threshold: '20' } }],
    });
    const set = await kaito.untilTurn(
      'InferenceSet',
      'scaled',
      'InferenceSetReady=True inferencesetReady',
    );
    expect(turnsOf(set)).toContain(
      'BenchmarkCompleted=True BenchmarkCompleted',
    );
    expect(JSON.stringify(set!.status)).toContain(
      'aggregatedPeakTokensPerMinute',
    );
    await kaito.patch('InferenceSet', 'scaled', { spec: { replicas: 0 } });
    await kaito.until(
      'InferenceSet',
      'scaled',
      object =>
        (object!.status as { replicas: number }).replicas === 0 &&
        turnsOf(object).includes('InferenceSetReady=True inferencesetReady'),
    );
    await kaito.delete('InferenceSet', 'scaled');
    await kaito.until('InferenceSet', 'scaled', o => o === undefined);
    expect(kaito.get('ScaledObject', 'scaled')).toBeUndefined();
  });

  it('mirrors a model where the gate is on', async () => {
    const mirror = (name: string, spec: object) => ({
      apiVersion: 'kaito.sh/v1alpha1',
      kind: 'ModelMirror',
      metadata: { name },
      spec,
    });
    const turns = kaito.record('ModelMirror', 'a1b2c3');
    await kaito.create(
      mirror('a1b2c3', {
        source: { registry: 'huggingface', modelID: 'microsoft/phi-4' },
        storage: { size: '120Gi', storageClassName: 'blob-fuse' },
        jobNamespace: 'search',
      }),
    );
    const ready = await kaito.untilTurn(
      'ModelMirror',
      'a1b2c3',
      'Ready=True DownloadSucceeded',
    );
    expect(turns).toEqual([
      'StorageReady=False PVCPending',
      'StorageReady=True PVCBound',
      'Ready=True DownloadSucceeded',
    ]);
    expect(ready!.status).toMatchObject({
      phase: 'Ready',
      modelPath: '/models/microsoft/phi-4',
    });
    expect(kaito.get('PersistentVolumeClaim', 'a1b2c3')!.status).toEqual({
      phase: 'Bound',
    });
    await kaito.create(mirror('static', { mode: 'Static' }));
    await kaito.untilTurn('ModelMirror', 'static', 'Ready=True StaticMirror');
    await kaito.delete('ModelMirror', 'a1b2c3');
    await kaito.until('ModelMirror', 'a1b2c3', o => o === undefined);
    expect(kaito.get('PersistentVolumeClaim', 'a1b2c3')).toBeUndefined();
    expect(
      kaito.labelled('Job', 'kaito.sh/model-mirror-name', 'a1b2c3'),
    ).toEqual([]);
  });
});
