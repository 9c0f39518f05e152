import { findSku } from '../../../skus';
import type { ValidationContext } from '../../../validation';
import { type KubeObject, readPath, readText } from '../..';
import type { BundleFile } from '..';

const MACHINES = [
  ['resource', 'instanceType'],
  ['spec', 'template', 'resource', 'instanceType'],
  ['spec', 'compute', 'instanceType'],
];
const SELECTORS = [
  ['resource', 'labelSelector', 'matchLabels'],
  ['spec', 'labelSelector', 'matchLabels'],
  ['spec', 'compute', 'labelSelector', 'matchLabels'],
];

function machineOf(object: KubeObject): string | undefined {
  const [role] = (readPath(object, 'spec', 'roles') ?? []) as {
    instanceType?: string;
  }[];
  return (
    role?.instanceType ??
    MACHINES.map(path => readText(object, ...path)).find(Boolean)
  );
}

function labelsOf(object: KubeObject): Record<string, string> {
  return SELECTORS.map(path => readPath(object, ...path)).find(
    Boolean,
  ) as Record<string, string>;
}

/** A node large enough for any model, with the labels a workload selects. */
function nodeFor(object: KubeObject): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: 'large',
      labels: {
        'nvidia.com/gpu.product': 'NVIDIA-B200',
        'nvidia.com/gpu.count': '8',
        'nvidia.com/gpu.memory': '183359',
        ...labelsOf(object),
      },
    },
  };
}

/** Every text in an object. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(textsOf)
    : [];
}

/** The cluster a bundle is meant for: it has all the bundle refers to, and nothing of it is left unknown. */
export function contextFor(files: readonly BundleFile[]): ValidationContext {
  const objects = files.flatMap(({ object }) =>
    'metadata' in object ? [object] : [],
  );
  const workload = objects.find(({ apiVersion }) =>
    apiVersion.startsWith('kaito.sh/'),
  )!;
  const machine = machineOf(workload);
  const texts = textsOf(workload);
  const configMaps: Record<string, Record<string, string>> = {
    ...Object.fromEntries(
      texts.map(text => [
        text,
        {
          'inference_config.yaml': 'vllm: {}',
          'training_config.yaml': 'training_config: {}',
          'guardrails.yaml': 'rules: []',
        },
      ]),
    ),
    ...Object.fromEntries(
      objects
        .filter(({ kind }) => kind === 'ConfigMap')
        .map(map => [
          map.metadata.name,
          readPath(map, 'data') as Record<string, string>,
        ]),
    ),
  };
  return {
    provisioner: machine ? 'karpenter' : 'byo',
    cloud: (machine && findSku(machine)?.cloud) || 'azure',
    nodes: machine ? [] : [nodeFor(workload)],
    secrets: texts,
    configMaps,
    releaseConfigMaps: {
      'lora-params-template': { 'training_config.yaml': 'training_config: {}' },
      'qlora-params-template': {
        'training_config.yaml':
          'training_config: {QuantizationConfig: {load_in_4bit: true}}',
      },
      'ragengine-guardrails-policy-template': {
        'guardrails.yaml': 'rules: []',
      },
    },
    gates: {
      enableMIG: true,
      enableAccelerator: true,
      ModelStreaming: false,
      ModelMirror: true,
      enableBaseImageAutoUpgrade: true,
      enableInferenceSetController: true,
      enableMultiRoleInferenceController: true,
    },
    csiDrivers: ['blob.csi.azure.com'],
    storageClasses: texts,
    nodeClasses: texts,
  };
}
