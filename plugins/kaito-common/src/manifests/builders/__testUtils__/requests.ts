import fc from 'fast-check';
import { listModels } from '../../../models';
import type { BundleRequest } from '..';
import {
  anyMachine,
  anyModel,
  labels,
  provenance,
  serving,
  volumeSource,
} from './serving';
import { image, label, objectName, some, url, words } from './texts';

const tunable = listModels().filter(model => model.tuning);

const route = some(
  {
    type: fc.constant('http-route' as const),
    gateway: some({ name: objectName, namespace: label, sectionName: label }, [
      'name',
    ]),
    hostnames: fc.array(fc.constantFrom('a.example.org', '*.example.org'), {
      minLength: 1,
      maxLength: 2,
    }),
    pathPrefix: fc.stringMatching(/^(\/[a-z0-9]{1,5}){1,2}$/),
    servedModel: words,
    timeout: fc.constantFrom('0s', '10m', '1h30m'),
  },
  ['type', 'gateway'],
);
const balancer = fc.constant({ type: 'load-balancer' as const });

function secretOf(keys: (string | undefined)[] = [undefined]) {
  return some(
    {
      store: some(
        {
          name: objectName,
          kind: fc.constantFrom('SecretStore', 'ClusterSecretStore'),
        },
        ['name'],
      ),
      remoteKey: words,
      remoteProperty: words,
      refreshInterval: fc.constantFrom('1h', '30m'),
      secretKey: fc.constantFrom(...keys),
    },
    ['store', 'remoteKey'],
  );
}

const order = fc.oneof(
  some({ ordering: fc.constantFrom('argocd' as const, 'none' as const) }),
  fc.record({
    ordering: fc.constant('flux' as const),
    flux: some(
      {
        sourceRef: some({ name: objectName, namespace: label }, ['name']),
        name: label,
        path: fc.stringMatching(/^(\.\/)?[a-z]{1,8}(\/[a-z]{1,8}){0,2}\/?$/),
        namespace: label,
        interval: fc.constantFrom('5m', '1h'),
      },
      ['sourceRef', 'path', 'name'],
    ),
  }),
);

const place = some({ name: label, namespace: label, provenance }, [
  'name',
  'namespace',
]);

function request<K extends BundleRequest['kind']>(
  kind: K,
  ...parts: fc.Arbitrary<object>[]
): fc.Arbitrary<BundleRequest> {
  return fc
    .tuple(place, order, ...parts)
    .map(values => Object.assign({ kind }, ...values) as BundleRequest);
}

const workspace = request(
  'Workspace',
  serving,
  some({
    loadBalancer: fc.boolean(),
    exposure: fc.oneof(route, balancer),
    kaitoVersion: fc.constantFrom('0.12', 'v0.12.0', '1.0'),
  }),
  some({ externalSecret: secretOf() }),
);

const template = request(
  'TemplateWorkspace',
  fc.oneof(
    fc.record({ instanceType: anyMachine }),
    some({ nodeLabels: labels }),
  ),
  some(
    {
      template: fc.record({
        metadata: fc.record({ labels }),
        spec: fc.record({
          containers: fc
            .tuple(label, image, fc.integer({ min: 1, max: 8 }))
            .map(([name, from, gpus]) => [
              {
                name,
                image: from,
                resources: { limits: { 'nvidia.com/gpu': gpus } },
              },
            ]),
          tolerations: fc.constant([{ key: 'sku', operator: 'Exists' }]),
        }),
      }),
      count: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      nodeImageFamily: fc.constantFrom('ubuntu', 'azurelinux'),
      loadBalancer: fc.boolean(),
      exposure: fc.oneof(route, balancer),
      externalSecret: secretOf(),
    },
    ['template'],
  ),
);

const section = fc.dictionary(
  fc
    .stringMatching(/^[a-z_]{1,12}$/)
    .filter(key => !/^(load_in|output_dir)/.test(key)),
  fc.oneof(fc.integer(), fc.boolean(), fc.string()),
);
const trainingConfig = some({
  name: label,
  ModelConfig: section,
  LoraConfig: section,
  TrainingArguments: section.map(values => ({
    ...values,
    output_dir: '/mnt/results',
  })),
  DatasetConfig: section,
  DataCollator: section,
});
const tuning = request(
  'TuningWorkspace',
  some(
    {
      model: fc.constantFrom(...tunable.map(({ name }) => name)),
      instanceType: anyMachine,
      method: fc.constantFrom('lora', 'qlora'),
      input: fc.oneof(
        fc.record({ urls: fc.array(url, { minLength: 1, maxLength: 3 }) }),
        some({ image, imagePullSecrets: fc.constant(['pull']) }, ['image']),
        fc.record({ name: objectName, volumeSource }),
      ),
      output: fc.oneof(
        fc.record({ image, imagePushSecret: objectName }),
        fc.record({ volumeSource }),
      ),
      trainingConfig,
      externalSecret: secretOf(),
    },
    ['model', 'instanceType', 'method', 'input', 'output'],
  ),
);

const inferenceSet = request(
  'InferenceSet',
  serving,
  some({
    replicas: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    autoscaling: some(
      {
        maxReplicas: fc.integer({ min: 1, max: 1000 }),
        metricName: words,
        threshold: fc.double({ min: 0.001, max: 1e6, noNaN: true }),
      },
      ['maxReplicas'],
    ),
    autoUpgrade: some(
      {
        enabled: fc.boolean(),
        strategy: fc.constantFrom('InPlace', 'Surge'),
        maintenanceWindow: some(
          {
            schedule: fc.constantFrom('0 2 * * 6', '@daily'),
            duration: fc.constantFrom('4h', '90m'),
          },
          ['schedule'],
        ),
      },
      ['enabled'],
    ),
    exposure: fc.oneof(
      balancer,
      fc.constant({ type: 'service' as const }),
      route.map(value => ({ ...value, through: 'service' as const })),
    ),
    externalSecret: secretOf(),
  }),
);

const ragEngine = request(
  'RAGEngine',
  some(
    {
      compute: fc.oneof(
        fc.record({
          instanceType: anyMachine.filter(m => /^standard/i.test(m)),
        }),
        fc.record({ nodeLabels: labels }),
      ),
      embedding: fc.record({
        local: fc.oneof(
          some({ modelID: words, modelAccessSecret: objectName }, ['modelID']),
          some({ image, imagePullSecret: objectName }, ['image']),
        ),
      }),
      inferenceService: fc.oneof(
        fc.record({
          workspace: label,
          contextWindowSize: fc.integer({ min: 1 }),
        }),
        fc.record({
          url: url.map(base => `${base}/v1/completions`),
          accessSecret: objectName,
          contextWindowSize: fc.integer({ min: 1 }),
        }),
      ),
      storage: some({
        persistentVolume: some(
          {
            persistentVolumeClaim: objectName,
            mountPath: fc.constant('/mnt/data'),
          },
          ['persistentVolumeClaim'],
        ),
        vectorDB: some(
          { engine: fc.constant('qdrant'), url, accessSecret: objectName },
          ['engine', 'url'],
        ),
      }),
      guardrails: some({ enabled: fc.boolean(), config: objectName }, [
        'enabled',
      ]),
      loadBalancer: fc.boolean(),
      exposure: fc.oneof(route, balancer),
      externalSecret: secretOf([undefined, 'HF_TOKEN', 'LLM_ACCESS_SECRET']),
    },
    ['embedding', 'inferenceService'],
  ),
);

const role = some({
  replicas: fc.integer({ min: 1, max: 100 }),
  runtimeConfig: objectName,
});
/** Both roles on machines KAITO provisions, or both on nodes brought by hand. */
const roles = fc
  .tuple(role, role, fc.option(anyMachine, { nil: undefined }))
  .map(([prefill, decode, instanceType]) => ({
    prefill: { ...prefill, instanceType },
    decode: { ...decode, instanceType },
  }));
const multiRole = request(
  'MultiRoleInference',
  some(
    {
      model: anyModel,
      nodeLabels: labels,
      eppPluginsConfig: objectName,
      disableBenchmark: fc.boolean(),
      modelStreaming: fc.constant('disabled'),
      exposure: route,
      externalSecret: secretOf(),
    },
    ['model'],
  ),
  roles,
);

const modelMirror = fc
  .tuple(
    some({ name: objectName, provenance }, ['name']),
    order,
    fc.oneof(
      fc.record({ mode: fc.constant('Static') }),
      some(
        {
          mode: fc.constant('Managed'),
          model: anyModel,
          accessSecret: fc.record({ name: objectName, namespace: label }),
          size: fc.constantFrom('100Gi', '1Ti', '1.5T'),
          storageClassName: objectName,
          jobNamespace: label,
          serviceAccountName: objectName,
        },
        ['mode', 'model', 'size', 'storageClassName'],
      ),
    ),
  )
  .map(
    parts => Object.assign({ kind: 'ModelMirror' }, ...parts) as BundleRequest,
  );

/** Requests a person may make, by kind, all of them in order. */
export const REQUESTS: Record<
  BundleRequest['kind'],
  fc.Arbitrary<BundleRequest>
> = {
  Workspace: workspace,
  TuningWorkspace: tuning,
  TemplateWorkspace: template,
  InferenceSet: inferenceSet,
  RAGEngine: ragEngine,
  MultiRoleInference: multiRole,
  ModelMirror: modelMirror,
};
