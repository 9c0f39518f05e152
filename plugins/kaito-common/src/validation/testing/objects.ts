import type { ValidationContext } from '../context';

/** An object that may be bent out of its type. */
export type Draft = any; // eslint-disable-line @typescript-eslint/no-explicit-any
/** A change to a sound object, or to what is known of the cluster. */
export type Change = (object: Draft, context: ValidationContext) => void;

const instanceType = 'Standard_NC24ads_A100_v4';
const labelSelector = () => ({ matchLabels: { apps: 'x' } });

function make(kind: string, version: string, body: object): Draft {
  return {
    apiVersion: `kaito.sh/${version}`,
    kind,
    metadata: { name: 'x', namespace: 'n' },
    ...body,
  };
}

/** One sound object of each kind, and a Workspace that tunes, one with a template and one on nodes brought by hand. */
export const SOUND = {
  Workspace: () =>
    make('Workspace', 'v1beta1', {
      resource: { instanceType, labelSelector: labelSelector() },
      inference: { preset: { name: 'microsoft/phi-4' } },
    }),
  Tuning: () =>
    make('Workspace', 'v1beta1', {
      resource: { instanceType, labelSelector: labelSelector() },
      tuning: {
        preset: { name: 'microsoft/phi-4' },
        method: 'lora',
        config: 'training',
        input: { name: 'in', image: 'registry.example/in:1' },
        output: { image: 'registry.example/out:1', imagePushSecret: 'push' },
      },
    }),
  Template: () =>
    make('Workspace', 'v1beta1', {
      resource: { instanceType, labelSelector: labelSelector() },
      inference: {
        template: {
          spec: {
            containers: [{ resources: { limits: { 'nvidia.com/gpu': 1 } } }],
          },
        },
      },
    }),
  InferenceSet: () =>
    make('InferenceSet', 'v1beta1', {
      spec: {
        labelSelector: labelSelector(),
        replicas: 0,
        template: {
          metadata: { labels: { team: 'a' } },
          resource: { instanceType },
          inference: { preset: { name: 'microsoft/phi-4' } },
        },
        autoUpgrade: {
          enabled: true,
          maintenanceWindow: { schedule: '0 2 * * sat', duration: '4h' },
        },
      },
    }),
  RAGEngine: () =>
    make('RAGEngine', 'v1beta1', {
      spec: {
        compute: { instanceType, labelSelector: labelSelector() },
        embedding: { local: { modelID: 'BAAI/bge-small-en-v1.5' } },
        inferenceService: {
          url: 'http://x/v1/completions',
          contextWindowSize: 9,
        },
        guardrails: { enabled: true, configMapRef: { name: 'policy' } },
      },
    }),
  MultiRoleInference: () =>
    make('MultiRoleInference', 'v1alpha1', {
      spec: {
        labelSelector: labelSelector(),
        model: { name: 'microsoft/phi-4' },
        roles: [
          { type: 'prefill', instanceType, replicas: 1 },
          { type: 'decode', instanceType },
        ],
      },
    }),
  ModelMirror: () =>
    make('ModelMirror', 'v1alpha1', {
      spec: {
        source: { registry: 'huggingface', modelID: 'microsoft/phi-4' },
        storage: { size: '100Gi', storageClassName: 'blob-fuse' },
      },
    }),
};

export type SoundKind = keyof typeof SOUND;

/** A sound object, new each time. */
export function sound(kind: SoundKind): Draft {
  return SOUND[kind]();
}

/** A node brought by hand, of one A100. */
export const node = (name = 'a', labels: Record<string, string> = {}) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name,
    labels: {
      apps: 'x',
      'nvidia.com/gpu.product': 'A100',
      'nvidia.com/gpu.count': '1',
      'nvidia.com/gpu.memory': '81920',
      ...labels,
    },
  },
});

/** Everything a rule may ask about, all of it fine. */
export function cluster(): ValidationContext {
  return {
    kaitoVersion: '0.12.0',
    provisioner: 'karpenter',
    cloud: 'azure',
    nodes: [node()],
    secrets: ['hf'],
    configMaps: {
      policy: { 'guardrails.yaml': '' },
      engine: { 'inference_config.yaml': 'vllm: {max-model-len: 4096}' },
      training: { 'training_config.yaml': 'training_config: {}' },
    },
    releaseConfigMaps: {},
    nodeClasses: ['allowed'],
    csiDrivers: ['blob.csi.azure.com'],
    storageClasses: ['blob-fuse'],
    gates: {
      vLLM: true,
      enableMIG: true,
      enableAccelerator: true,
      ModelStreaming: true,
      ModelMirror: true,
      enableBaseImageAutoUpgrade: true,
      enableInferenceSetController: true,
      enableMultiRoleInferenceController: true,
    },
  };
}

/** Nodes brought by hand instead of a machine type. */
export const byHand: Change = (object, context) => {
  delete object.resource.instanceType;
  context.provisioner = 'byo';
};

/** Sets an annotation of `kaito.sh`. */
export const annotate =
  (key: string, value: string): Change =>
  object => {
    object.metadata.annotations = {
      ...object.metadata.annotations,
      [`kaito.sh/${key}`]: value,
    };
  };

/** One change after the other. */
export const all =
  (...changes: Change[]): Change =>
  (object, context) =>
    changes.forEach(change => change(object, context));

export const unchanged: Change = () => {};
