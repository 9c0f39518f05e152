import fc from 'fast-check';
import { validateManifest, type ValidationContext } from '.';
import { isCron, isPositiveDuration } from './kinds/maintenanceWindow';

type Draft = any; // eslint-disable-line @typescript-eslint/no-explicit-any
type Change = (object: Draft, context: ValidationContext) => void;

const cluster = (): ValidationContext => ({
  kaitoVersion: '0.12.0',
  provisioner: 'karpenter',
  cloud: 'azure',
  secrets: [],
  configMaps: { policy: { 'guardrails.yaml': '' } },
  releaseConfigMaps: {},
  storageClasses: ['blob-fuse'],
  gates: {
    ModelStreaming: false,
    ModelMirror: true,
    enableBaseImageAutoUpgrade: true,
    enableMultiRoleInferenceController: true,
    enableInferenceSetController: true,
  },
});
const instanceType = 'Standard_NC24ads_A100_v4';
const labelSelector = { matchLabels: { apps: 'x' } };
const make = (kind: string, version: string, spec: object): Draft => ({
  apiVersion: `kaito.sh/${version}`,
  kind,
  metadata: { name: 'x' },
  spec,
});
const SOUND: Record<string, () => Draft> = {
  IS: () =>
    make('InferenceSet', 'v1beta1', {
      labelSelector,
      replicas: 0,
      template: {
        resource: { instanceType },
        inference: { preset: { name: 'microsoft/phi-4' } },
      },
      autoUpgrade: {
        enabled: true,
        maintenanceWindow: { schedule: '0 2 * * sat', duration: '4h' },
      },
    }),
  RAG: () =>
    make('RAGEngine', 'v1beta1', {
      compute: { instanceType, labelSelector },
      embedding: { local: { modelID: 'BAAI/bge-small-en-v1.5' } },
      inferenceService: {
        url: 'http://x/v1/completions',
        contextWindowSize: 9,
      },
      guardrails: { enabled: true, configMapRef: { name: 'policy' } },
    }),
  MRI: () =>
    make('MultiRoleInference', 'v1alpha1', {
      labelSelector,
      model: { name: 'microsoft/phi-4' },
      roles: [
        { type: 'prefill', instanceType, replicas: 1 },
        { type: 'decode', instanceType },
      ],
    }),
  MM: () =>
    make('ModelMirror', 'v1alpha1', {
      source: { registry: 'huggingface', modelID: 'microsoft/phi-4' },
      storage: { size: '100Gi', storageClassName: 'blob-fuse' },
    }),
};

function find(kind: string, change: Change) {
  const [object, context] = [SOUND[kind](), cluster()];
  change(object, context);
  return validateManifest(object, context).map(
    ({ rule, severity, path }) => `${rule} ${severity} ${path}`,
  );
}

describe('validateManifest', () => {
  it.each(Object.keys(SOUND))('finds nothing in a sound %s', kind => {
    expect(find(kind, () => {})).toEqual([]);
  });

  const image: (text: string) => Change = text => o => {
    o.spec.embedding.local = { image: text };
  };
  const TEMPLATE = 'spec.template';
  it.each<[string, Change]>([
    ['IS-1 rejected metadata.name', o => (o.metadata.name = 'X')],
    ['IS-2 rejected spec.replicas', o => (o.spec.replicas = -1)],
    [
      `IS-3 rejected ${TEMPLATE}.resource.instanceType`,
      o => delete o.spec.template.resource,
    ],
    [
      `IS-3 not-checked ${TEMPLATE}.resource.instanceType`,
      (_, c) => delete c.provisioner,
    ],
    [
      'IS-4 rejected spec.autoUpgrade.maintenanceWindow.schedule',
      o => (o.spec.autoUpgrade.maintenanceWindow.schedule = '0 2 * *'),
    ],
    [
      'IS-5 rejected spec.autoUpgrade.maintenanceWindow.duration',
      o => (o.spec.autoUpgrade.maintenanceWindow.duration = '0s'),
    ],
    [
      'IS-6 not-checked spec.autoUpgrade.enabled',
      (_, c) => delete c.gates!.enableBaseImageAutoUpgrade,
    ],
    [
      'IS-6 ineffective spec.autoUpgrade.enabled',
      (_, c) => (c.gates!.enableBaseImageAutoUpgrade = false),
    ],
    ['IS-7 ineffective spec.nodeCountLimit', o => (o.spec.nodeCountLimit = 3)],
    [
      'IS-8 ineffective metadata.annotations["kaito.sh/runtime"]',
      o => (o.metadata.annotations = { 'kaito.sh/runtime': 'transformers' }),
    ],
    [
      `W12 rejected ${TEMPLATE}.inference.preset.name`,
      o => (o.spec.template.inference.preset.name = 'falcon-7b'),
    ],
    [
      'W11 rejected spec.labelSelector.matchLabels',
      o =>
        (o.spec.labelSelector = { matchLabels: { 'kaito.sh/workspace': 'x' } }),
    ],
    [
      `W7 rejected ${TEMPLATE}.metadata.annotations["kaito.sh/performance-mode"]`,
      o =>
        (o.spec.template.metadata = {
          annotations: { 'kaito.sh/performance-mode': 'fast', other: 3 },
        }),
    ],
    [
      'RAG-1 rejected spec.embedding',
      o => (o.spec.embedding.remote = { url: 'http://x' }),
    ],
    ['RAG-1 rejected spec.embedding', o => delete o.spec.embedding],
    ['RAG-1 rejected spec.embedding', o => delete o.spec],
    ['RAG-2 rejected spec.embedding.local', o => (o.spec.embedding.local = {})],
    [
      'RAG-3 rejected spec.embedding.local.image',
      image('registry.example/Repo:1'),
    ],
    [
      'RAG-3 rejected spec.embedding.local.image',
      image('registry.example/repo'),
    ],
    [
      'RAG-4 rejected spec.embedding.remote.url',
      o => (o.spec.embedding = { remote: { url: 'x' } }),
    ],
    [
      'RAG-5 rejected spec.inferenceService.url',
      o => (o.spec.inferenceService.url = 'x'),
    ],
    [
      'RAG-6 rejected spec.inferenceService.contextWindowSize',
      o => (o.spec.inferenceService.contextWindowSize = 0),
    ],
    [
      'RAG-7 rejected spec.compute.instanceType',
      o => (o.spec.compute.instanceType = 'p5.48xlarge'),
    ],
    [
      'RAG-8 rejected spec.compute.labelSelector',
      o =>
        (o.spec.compute.labelSelector = {
          matchExpressions: [{ key: 'a', operator: 'Exists' }],
        }),
    ],
    [
      'RAG-9 rejected spec.guardrails.configMapRef.name',
      o => delete o.spec.guardrails.configMapRef,
    ],
    [
      'RAG-9 not-checked spec.guardrails.configMapRef.name',
      (_, c) => delete c.configMaps,
    ],
    ['MRI-1 rejected metadata.name', o => (o.metadata.name = 'X')],
    ['MRI-2 rejected spec.model.name', o => (o.spec.model.name = '')],
    ['MRI-3 rejected spec.labelSelector', o => (o.spec.labelSelector = {})],
    ['MRI-4 rejected spec.roles', o => (o.spec.roles[0].type = 'decode')],
    [
      'MRI-5 rejected spec.roles[1].instanceType',
      o => delete o.spec.roles[1].instanceType,
    ],
    [
      'MRI-6 rejected spec.roles[0].replicas',
      o => (o.spec.roles[0].replicas = 0),
    ],
    [
      'MRI-7 ineffective spec',
      (_, c) => (c.gates!.enableMultiRoleInferenceController = false),
    ],
    [
      'MM-1 rejected spec.storage',
      o => (o.spec = { mode: 'Static', storage: o.spec.storage }),
    ],
    ['MM-2 rejected spec.source', o => delete o.spec.source],
    ['MM-3 rejected spec.storage.size', o => (o.spec.storage.size = 'much')],
    [
      'MM-4 rejected spec.storage.storageClassName',
      (_, c) => (c.storageClasses = []),
    ],
    [
      'MM-4 not-checked spec.storage.storageClassName',
      (_, c) => delete c.storageClasses,
    ],
    ['MM-5 not-checked spec', (_, c) => delete c.gates!.ModelMirror],
  ])('%s', (expected, change) => {
    const prefix = expected.split(/[- ]/)[0];
    const kind = prefix in SOUND ? prefix : 'IS';
    expect(find(kind, change)).toEqual([expected]);
  });

  it('forbids machine types on nodes brought by hand', () => {
    const byHand: Change = (_, c) => (c.provisioner = 'byo');
    const refused = (kind: string) =>
      find(kind, byHand).filter(text => text.includes(' rejected '));
    expect(refused('MRI')).toEqual([
      'MRI-5 rejected spec.roles[0].instanceType',
      'MRI-5 rejected spec.roles[1].instanceType',
    ]);
    expect(refused('IS')).toEqual([
      'IS-3 rejected spec.template.resource.instanceType',
    ]);
  });

  it.each([
    ['v1', 'Pod', 'KIND'],
    ['kaito.sh/v1beta1', 'constructor', 'KIND'],
    ['kaito.sh/v1alpha1', 'Workspace', 'API-VERSION'],
    ['kaito.sh/v1alpha1', 'InferenceSet', 'API-VERSION'],
    ['kaito.sh/v1alpha1', 'RAGEngine', 'API-VERSION'],
  ])('%s %s is %s', (apiVersion, kind, rule) => {
    expect(validateManifest({ apiVersion, kind })[0]).toMatchObject({ rule });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        expect(Array.isArray(validateManifest(value))).toBe(true);
      }),
    );
    const fields = 'metadata spec template embedding inference roles'.split(
      ' ',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(SOUND)),
        fc.constantFrom(...fields),
        fc.jsonValue(),
        (kind, field, value) => {
          const object = SOUND[kind]();
          const parent = field in object ? object : object.spec;
          parent[field] = value;
          const inner = SOUND[kind]();
          inner.spec.template = {
            ...inner.spec.template,
            metadata: { annotations: value },
          };
          validateManifest(object, cluster());
          validateManifest(inner, cluster());
        },
      ),
    );
  });
});

describe('maintenance windows', () => {
  it.each([
    '* * * * *',
    '*/5 0-6 1,15 JAN-mar ?',
    '@daily',
    'TZ=UTC 0 2 * * 6',
  ])('take the schedule %s', text => expect(isCron(text)).toBe(true));
  it.each([
    '',
    '60 * * * *',
    '* * 0 * *',
    '* * * * 7',
    '*/0 * * * *',
    '5-1 * * * *',
    'a * * * *',
  ])('refuse the schedule %s', text => expect(isCron(text)).toBe(false));
  it.each(['4h', '1h30m', '0.5h'])('last %s', text =>
    expect(isPositiveDuration(text)).toBe(true),
  );
  it.each(['', '0', '0s', '-1h', '4', '4 h', '1h-30m'])(
    'do not last %j',
    text => expect(isPositiveDuration(text)).toBe(false),
  );
});
