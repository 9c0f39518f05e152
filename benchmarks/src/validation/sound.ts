import { listModels } from '@kaito-portal/backstage-plugin-kaito-common/models';
import type { Random } from './random';

/** A manifest that may be bent out of its type. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Manifest = any;

const MACHINES = [
  'Standard_NC24ads_A100_v4',
  'Standard_NC96ads_A100_v4',
  'Standard_ND96asr_v4',
  'Standard_NC80adis_H100_v5',
];
const MODELS = listModels();
const TEAMS = ['search', 'fraud', 'support', 'research', 'catalog'];

function root(version: string, kind: string, random: Random, name: string) {
  return {
    apiVersion: `kaito.sh/${version}`,
    kind,
    metadata: {
      name,
      namespace: random.pick(TEAMS),
      labels: { team: random.pick(TEAMS), tier: random.pick(['gold', 'iron']) },
      annotations: { 'example.com/owner': `${name}@example.com` },
    },
  };
}

const preset = (random: Random) => ({ name: random.pick(MODELS).name });

const resource = (random: Random, name: string) => ({
  instanceType: random.pick(MACHINES),
  labelSelector: { matchLabels: { apps: name } },
});

const MAKERS: ((random: Random, name: string) => Manifest)[] = [
  (random, name) => ({
    ...root('v1beta1', 'Workspace', random, name),
    resource: resource(random, name),
    inference: { preset: preset(random), config: 'engine' },
  }),
  (random, name) => ({
    ...root('v1beta1', 'Workspace', random, name),
    resource: resource(random, name),
    inference: {
      preset: { name: 'microsoft/phi-4' },
      adapters: [1, 2].map(number => ({
        source: {
          name: `${name}-${number}`,
          image: `registry.example/adapters/${name}:${number}`,
        },
      })),
    },
  }),
  (random, name) => ({
    ...root('v1beta1', 'Workspace', random, name),
    resource: resource(random, name),
    inference: {
      template: {
        spec: {
          containers: [
            {
              name: 'server',
              image: `registry.example/${name}:1`,
              args: ['--port', '5000', '--model', '/weights'],
              resources: { limits: { 'nvidia.com/gpu': '1' } },
              readinessProbe: { httpGet: { path: '/health', port: 5000 } },
              volumeMounts: [{ name: 'shm', mountPath: '/dev/shm' }],
            },
          ],
          volumes: [{ name: 'shm', emptyDir: { medium: 'Memory' } }],
        },
      },
    },
  }),
  (random, name) => ({
    ...root('v1beta1', 'Workspace', random, name),
    resource: resource(random, name),
    tuning: {
      preset: { name: 'microsoft/phi-4' },
      method: random.pick(['lora', 'qlora']),
      input: { urls: [`https://data.example/${name}.parquet`] },
      output: {
        image: `registry.example/tuned/${name}:1`,
        imagePushSecret: 'push',
      },
    },
  }),
  (random, name) => ({
    ...root('v1beta1', 'InferenceSet', random, name),
    spec: {
      labelSelector: { matchLabels: { apps: name } },
      replicas: random.below(5),
      template: {
        resource: { instanceType: random.pick(MACHINES) },
        inference: { preset: preset(random) },
      },
    },
  }),
  (random, name) => ({
    ...root('v1beta1', 'RAGEngine', random, name),
    spec: {
      compute: resource(random, name),
      embedding: { local: { modelID: 'BAAI/bge-small-en-v1.5' } },
      inferenceService: {
        url: `http://${name}.example/v1/completions`,
        contextWindowSize: 4096,
      },
    },
  }),
  (random, name) => ({
    ...root('v1alpha1', 'MultiRoleInference', random, name),
    spec: {
      labelSelector: { matchLabels: { apps: name } },
      model: { name: 'microsoft/phi-4' },
      roles: ['prefill', 'decode'].map(type => ({
        type,
        replicas: 1 + random.below(3),
        instanceType: random.pick(MACHINES),
      })),
    },
  }),
  (random, name) => ({
    ...root('v1alpha1', 'ModelMirror', random, name),
    spec: {
      source: { registry: 'huggingface', modelID: 'microsoft/phi-4' },
      storage: { size: '100Gi', storageClassName: 'blob-fuse' },
    },
  }),
];

/** A manifest of any kind with the shape its CRD asks for; model and machine are drawn by lot. */
export function soundManifest(random: Random, name: string): Manifest {
  return random.pick(MAKERS)(random, name);
}
