import { listModels } from '../models';
import { renderWorkspace } from '../manifests';
import type { KubeObject, Workspace } from '../manifests';
import { type Finding, validateWorkspace, type ValidationContext } from '.';

type Change = (workspace: Draft) => void;
/** A Workspace that may be bent out of its type. */
type Draft = any; // eslint-disable-line @typescript-eslint/no-explicit-any

const CLUSTER: ValidationContext = {
  kaitoVersion: '0.12.0',
  provisioner: 'karpenter',
  cloud: 'azure',
  secrets: ['hf'],
  configMaps: {},
  nodeClasses: ['image-family-ubuntu'],
  gates: { ModelStreaming: false },
};
const BYO: ValidationContext = { ...CLUSTER, provisioner: 'byo' };

function inference(change: Change = () => {}): Workspace {
  const workspace: Draft = renderWorkspace({
    name: 'phi-4',
    namespace: 'search',
    model: 'microsoft/phi-4',
    instanceType: 'Standard_NC24ads_A100_v4',
  });
  change(workspace);
  return workspace;
}

function tuning(change: Change = () => {}): Workspace {
  return inference(w => {
    delete w.inference;
    w.tuning = {
      preset: { name: 'microsoft/phi-4' },
      method: 'qlora',
      input: { urls: ['https://example.com/data.parquet'] },
      output: { image: 'example.io/out:1', imagePushSecret: 'push' },
    };
    change(w);
  });
}

const annotate =
  (key: string, value: string): Change =>
  w => {
    w.metadata.annotations = {
      ...w.metadata.annotations,
      [`kaito.sh/${key}`]: value,
    };
  };
const adapter = (name: string) => ({ source: { name, image: 'i' } });
const transformers = annotate('runtime', 'transformers');
const all =
  (...changes: Change[]): Change =>
  w =>
    changes.forEach(change => change(w));

function short({ rule, severity, path }: Finding): string {
  return `${rule} ${severity} ${path}`;
}

function node(name: string, labels: Record<string, string>): KubeObject {
  return { apiVersion: 'v1', kind: 'Node', metadata: { name, labels } };
}

const gpuLabels = (product: string) => ({
  apps: 'phi-4',
  'nvidia.com/gpu.product': product,
  'nvidia.com/gpu.count': '1',
  'nvidia.com/gpu.memory': '81920',
});
/** Partitions are judged apart from how the cluster gets its nodes. */
function clusterFor(workspace: Workspace): ValidationContext {
  return workspace.resource?.partition
    ? { ...CLUSTER, provisioner: undefined }
    : CLUSTER;
}

const byHand: Change = w => delete w.resource.instanceType;

describe('a sound Workspace', () => {
  it.each([
    ['that serves', inference(), CLUSTER],
    [
      'on AWS',
      inference(w => (w.resource.instanceType = 'p5.48xlarge')),
      { ...CLUSTER, cloud: 'aws' as const },
    ],
    [
      'on nodes brought by hand',
      inference(byHand),
      { ...BYO, nodes: [node('a', gpuLabels('A100'))] },
    ],
    [
      'with adapters',
      inference(
        w => (w.inference.adapters = [{ source: { name: 'a', image: 'i' } }]),
      ),
      CLUSTER,
    ],
    [
      'with a template',
      inference(w => (w.inference = { template: { spec: {} } })),
      CLUSTER,
    ],
  ])('%s has no findings', (_, workspace, context) => {
    expect(validateWorkspace(workspace, context)).toEqual([]);
  });

  it('that tunes leaves only the cluster’s config unchecked', () => {
    expect(validateWorkspace(tuning(), CLUSTER).map(short)).toEqual([
      'W40 not-checked tuning.config',
    ]);
  });

  it.each(listModels().map(({ name }) => name))('may serve %s', model => {
    const workspace = renderWorkspace({
      name: 'm',
      namespace: 'n',
      model,
      instanceType: 'Standard_ND96isr_H200_v5',
      modelAccessSecret: 'hf',
    });
    const findings = validateWorkspace(workspace, CLUSTER);
    expect(findings.filter(({ severity }) => severity !== 'advice')).toEqual(
      [],
    );
  });
});

describe('rules of creation', () => {
  it.each<[string, Workspace, ValidationContext?]>([
    ['W1 rejected metadata.name', inference(w => (w.metadata.name = 'Phi.4'))],
    ['W2 rejected ', inference(w => delete w.inference)],
    ['W3 rejected tuning', inference(w => (w.tuning = tuning().tuning))],
    [
      'W4 rejected resource.instanceType',
      inference(),
      { ...BYO, nodes: [node('a', gpuLabels('A100'))] },
    ],
    ['W5 rejected resource.instanceType', inference(byHand)],
    [
      'W6 rejected metadata.annotations["kaito.sh/node-image-family"]',
      inference(annotate('node-image-family', 'windows')),
    ],
    [
      'W7 rejected metadata.annotations["kaito.sh/performance-mode"]',
      inference(annotate('performance-mode', 'Balanced')),
    ],
    [
      'W8 rejected metadata.annotations["kaito.sh/use-local-weights"]',
      inference(annotate('use-local-weights', 'yes')),
    ],
    [
      'W9 rejected metadata.annotations["kaito.sh/node-class-name"]',
      inference(annotate('node-class-name', 'mine')),
    ],
    [
      'W10 rejected resource.labelSelector.matchExpressions',
      inference(
        w =>
          (w.resource.labelSelector.matchExpressions = [
            { key: 'a', operator: 'Exists' },
          ]),
      ),
    ],
    [
      'W10 ineffective resource.labelSelector.matchExpressions',
      inference(
        w =>
          (w.resource.labelSelector.matchExpressions = [
            { key: 'a', operator: 'In', values: ['b'] },
          ]),
      ),
    ],
    [
      'W11 rejected resource.labelSelector.matchLabels',
      inference(
        w =>
          (w.resource.labelSelector.matchLabels = {
            'kaito.sh/workspace': 'x',
          }),
      ),
    ],
    [
      'W12 rejected inference.preset.name',
      inference(w => (w.inference.preset.name = 'falcon-7b')),
    ],
    [
      'W12 rejected inference.preset.name',
      inference(w => (w.inference.preset.name = 'org/')),
    ],
    [
      'W13 rejected inference.preset.name',
      inference(w => (w.inference.preset.name = 'Phi-2')),
    ],
    [
      'W15 rejected resource.partition.mode',
      inference(w => (w.resource.partition = { mode: 'half' })),
    ],
    [
      'W25 rejected resource.instanceType',
      inference(w => (w.resource.instanceType = 'n1-standard-4')),
    ],
    [
      'W25 rejected resource.instanceType',
      inference(w => (w.resource.instanceType = 'p5.48xlarge')),
    ],
    [
      'W25 ineffective resource.instanceType',
      inference(w => (w.resource.instanceType = 'Standard_NC6s_v3')),
    ],
    [
      'W25 ineffective resource.instanceType',
      inference(w => (w.resource.instanceType = 'standard_nc24ads_a100_v4')),
    ],
    [
      'W25 ineffective resource.instanceType',
      inference(w => (w.resource.instanceType = 'Standard_NG32ads_V620_v1')),
    ],
    [
      'W27 rejected resource.instanceType',
      inference(
        all(
          transformers,
          w => (w.inference.preset.name = 'llama-3.3-70b-instruct'),
          w => (w.resource.count = 2),
          w => (w.inference.preset.presetOptions = { modelAccessSecret: 'hf' }),
        ),
      ),
    ],
    ['W28 rejected inference', inference(w => (w.inference = {}))],
    ['W28 rejected inference', inference(w => (w.inference.template = {}))],
    [
      'W29 not-checked inference.preset.name',
      inference(w => (w.inference.preset.name = 'org/model')),
    ],
    [
      'W30 rejected inference.adapters[0].strength',
      inference(
        w => (w.inference.adapters = [{ ...adapter('a'), strength: '0.5' }]),
      ),
    ],
    [
      'W31 rejected metadata.annotations["kaito.sh/runtime"]',
      inference(
        all(transformers, w => (w.inference.preset.name = 'Qwen/Qwen3.5-2B')),
      ),
    ],
    [
      'W32 ineffective inference.preset.presetOptions.modelAccessSecret',
      inference(w => (w.inference.preset.name = 'llama-3.1-8b-instruct')),
    ],
    [
      'W32 ineffective inference.preset.presetOptions.modelAccessSecret',
      inference(
        w =>
          (w.inference.preset.presetOptions = { modelAccessSecret: 'other' }),
      ),
    ],
    [
      'W33 rejected inference.adapters',
      inference(
        w =>
          (w.inference.adapters = Array.from({ length: 11 }, (_, i) =>
            adapter(`a${i}`),
          )),
      ),
    ],
    [
      'W34 rejected inference.adapters[1].source.name',
      inference(w => (w.inference.adapters = [adapter('a'), adapter('a')])),
    ],
    [
      'W34 rejected inference.adapters[0].source',
      inference(w => (w.inference.adapters = [{}])),
    ],
    [
      'W35 rejected inference.config',
      inference(w => (w.inference.config = 'absent')),
    ],
    ['COUNT advice resource.count', inference(w => (w.resource.count = 3))],
    [
      'ANNOTATION ineffective metadata.annotations["kaito.sh/enableLB"]',
      inference(annotate('enableLB', 'True')),
    ],
    [
      'ANNOTATION ineffective metadata.annotations["kaito.sh/enablelb"]',
      inference(annotate('enablelb', 'true')),
    ],
  ])('%s', (...[expected, workspace, context = CLUSTER]) => {
    const findings = validateWorkspace(workspace, context).map(short);
    expect(findings.filter(text => !text.startsWith('W40'))).toEqual([
      expected,
    ]);
  });

  it('SIZING tells of a context no machine of the kind can hold', () => {
    const workspace = inference(w => {
      w.inference.preset.name = 'google/gemma-4-31B-it';
      w.inference.config = 'long';
    });
    const check = (length: number) =>
      validateWorkspace(workspace, {
        ...CLUSTER,
        configMaps: {
          long: { 'inference_config.yaml': `vllm: {max-model-len: ${length}}` },
        },
      }).map(short);
    expect(check(200_000)).toEqual([
      'SIZING ineffective resource.instanceType',
    ]);
    expect(check(8192)).toEqual(['SIZING advice resource.instanceType']);
    expect(check(200_000)).not.toEqual(check(8192));
  });

  it.each<[string, Workspace]>([
    ['W37 rejected resource.count', tuning(w => (w.resource.count = 2))],
    [
      'W38 rejected resource.partition',
      tuning(w => (w.resource.partition = { mode: 'accelerator', count: 1 })),
    ],
    ['W39 rejected tuning.method', tuning(w => (w.tuning.method = 'full'))],
    ['W39 rejected tuning.method', tuning(w => delete w.tuning.method)],
    ['W39 ineffective tuning.method', tuning(w => (w.tuning.method = 'QLoRA'))],
    ['W44 rejected tuning.input', tuning(w => (w.tuning.input = {}))],
    ['W44 rejected tuning.input', tuning(w => (w.tuning.input.image = 'i'))],
    ...[
      'ftp://example.com/x',
      'data.json',
      'http://localhost/x',
      'http://169.254.169.254/x',
      'http://10.0.0.1/',
      'http://[::1]/',
      'http://metadata.google.internal/',
      'https:///x',
      'https://',
    ].map<[string, Workspace]>(url => [
      'W45 rejected tuning.input.urls[0]',
      tuning(w => (w.tuning.input.urls = [url])),
    ]),
    ['W47 rejected tuning.output', tuning(w => (w.tuning.output = {}))],
    [
      'W47 rejected tuning.output',
      tuning(w => (w.tuning.output.volumeSource = { emptyDir: {} })),
    ],
    [
      'W48 rejected tuning.output.imagePushSecret',
      tuning(w => delete w.tuning.output.imagePushSecret),
    ],
    ['W49 rejected tuning.preset', tuning(w => delete w.tuning.preset)],
    [
      'W49 rejected tuning.preset.name',
      tuning(w => (w.tuning.preset.name = 'phi-2')),
    ],
    [
      'W49 ineffective tuning.preset.name',
      tuning(w => (w.tuning.preset.name = 'gpt-oss-20b')),
    ],
  ])('%s when tuning', (expected, workspace) => {
    const findings = validateWorkspace(workspace, clusterFor(workspace));
    expect(findings.map(short)).toContain(expected);
    expect(
      findings.filter(({ severity }) => severity === 'rejected').length,
    ).toBe(expected.includes(' rejected ') ? 1 : 0);
  });

  it.each<[string, object]>([
    ['W14', { mode: 'mig', profile: '3g.40gb' }],
    ['W17', { mode: 'mig', profile: '3g.40gb', count: 1 }],
    ['W18', { mode: 'mig', profile: '5g.40gb' }],
    ['W18', { mode: 'mig' }],
    ['W19', { mode: 'mig', profile: '1g.10gb' }],
    ['W21', { mode: 'accelerator' }],
    ['W21', { mode: 'accelerator', count: 1, profile: '1g.10gb' }],
  ])('%s rejects the partition %j', (rule, partition) => {
    const workspace = inference(
      all(byHand, w => (w.resource.partition = partition)),
    );
    const context: ValidationContext =
      rule === 'W14'
        ? CLUSTER
        : { ...BYO, nodes: [node('a', gpuLabels('A100'))] };
    const rules = validateWorkspace(workspace, context)
      .filter(({ severity }) => severity === 'rejected')
      .map(finding => finding.rule);
    expect(rules).toEqual(rule === 'W14' ? ['W5', 'W14'] : [rule]);
  });

  it.each<[string, KubeObject[]]>([
    ['W22', [node('a', { apps: 'other' })]],
    ['W23', [node('a', { apps: 'phi-4' })]],
    [
      'W23',
      [node('a', { ...gpuLabels('A100'), 'nvidia.com/gpu.memory': 'much' })],
    ],
    ['W24', [node('a', gpuLabels('A100')), node('b', gpuLabels('H100'))]],
  ])('%s rejects the nodes brought by hand', (rule, nodes) => {
    expect(
      validateWorkspace(inference(byHand), { ...BYO, nodes }).map(short),
    ).toEqual([`${rule} rejected resource.labelSelector`]);
  });

  it.each([
    ['vllm:\n  max-model-len: 4096\n', 'sound', []],
    ['vllm: {}\n', 'empty', ['ENGINE-CONFIG no flag']],
    ['max-model-len: 4096\n', 'without vllm', ['ENGINE-CONFIG no flag']],
    ['', 'blank', ['ENGINE-CONFIG no flag']],
    ['- vllm', 'a list', ['W35 not of the form']],
    ['vllm:\n  max-num-seqs: 8\n', 'of another flag', []],
    ['vllm:\n  max-model-len: -1\n', 'negative', []],
    [
      'vllm:\n  enable-auto-tool-choice: true\n',
      'switching a flag on',
      ['ENGINE-CONFIG switched on or off'],
    ],
    [
      'vllm:\n  enforce-eager:\n',
      'with a bare flag',
      ['ENGINE-CONFIG switched on or off'],
    ],
    [
      'vllm:\n  max_model_len: 4096\n',
      'with underscores',
      ['ENGINE-CONFIG with dashes'],
    ],
    ['vllm:\n  a: {b: 1}\n', 'nested', ['W35 not of the form']],
    ['vllm: [1\n', 'broken', ['W35 not of the form']],
    ['vllm:\n  max-model-len: long\n', 'wordy', ['W35 not a whole number']],
    ['vllm:\n  max-model-len: 16385\n', 'too long', ['W35 up to 16384']],
  ])('W35 reads the config %j (%s)', (text, _, expected) => {
    const findings = validateWorkspace(
      inference(w => (w.inference.config = 'c')),
      { ...CLUSTER, configMaps: { c: { 'inference_config.yaml': text } } },
    );
    const words =
      /not of the form|not a whole number|up to \d+|no flag|switched on or off|with dashes/;
    expect(
      findings.map(
        ({ rule, message }) => `${rule} ${words.exec(message)?.[0]}`,
      ),
    ).toEqual(expected);
  });

  it('W35 misses the key of the config', () => {
    const context = { ...CLUSTER, configMaps: { c: { other: '' } } };
    const workspace = inference(w => (w.inference.config = 'c'));
    expect(validateWorkspace(workspace, context).map(short)).toEqual([
      'W35 rejected inference.config',
    ]);
  });

  it('may be told to skip the memory checks', () => {
    const workspace = inference(
      all(byHand, annotate('bypass-resource-checks', ''), w => {
        w.resource.partition = { mode: 'mig', profile: '1g.10gb' };
      }),
    );
    expect(
      validateWorkspace(workspace, BYO).map(({ rule }) => rule),
    ).not.toContain('W19');
  });
});

describe('without knowing the cluster', () => {
  it('says what it could not check instead of passing it', () => {
    const workspace = inference(
      all(annotate('node-class-name', 'x'), w => {
        w.inference.preset.presetOptions = { modelAccessSecret: 'hf' };
        w.inference.config = 'c';
      }),
    );
    expect(validateWorkspace(workspace).map(short)).toEqual([
      'W4 not-checked resource.instanceType',
      'W9 not-checked metadata.annotations["kaito.sh/node-class-name"]',
      'W25 not-checked resource.instanceType',
      'W32 not-checked inference.preset.presetOptions.modelAccessSecret',
      'W35 not-checked inference.config',
      'W36 not-checked inference.preset',
      'VERSION not-checked apiVersion',
    ]);
    expect(validateWorkspace(inference(byHand)).map(short)).toEqual([
      'W5 not-checked resource.instanceType',
      'W22 not-checked resource.labelSelector',
      'W26 not-checked resource.labelSelector',
      'W36 not-checked inference.preset',
      'VERSION not-checked apiVersion',
    ]);
    expect(validateWorkspace(inference(byHand), BYO).map(short)).toEqual([
      'W22 not-checked resource.labelSelector',
      'W26 not-checked resource.labelSelector',
    ]);
  });
});

describe('a wrong shape', () => {
  it('hides the rules, as the API server never asks them', () => {
    const { resource, inference: body, ...rest } = inference();
    const findings = validateWorkspace({
      ...rest,
      spec: { resource, inference: body },
    });
    expect(findings.map(short)).toEqual(['schema rejected spec']);
  });

  it.each([null, 'x', 3, [], {}])('is found in %j', object => {
    expect(validateWorkspace(object)).not.toEqual([]);
  });
});
