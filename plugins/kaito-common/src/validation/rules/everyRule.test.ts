import { renderWorkspace, type Workspace } from '../../manifests';
import { validateWorkspace, type ValidationContext } from '..';

/** A Workspace that may be bent out of its type. */
type Draft = any; // eslint-disable-line @typescript-eslint/no-explicit-any
type Change = (workspace: Draft, context: ValidationContext) => void;

const LORA = 'training_config: {TrainingArguments: {output_dir: /mnt/results}}';

/** Everything a rule may ask about, all of it fine. */
function cluster(): ValidationContext {
  return {
    kaitoVersion: '0.12.0',
    provisioner: 'karpenter',
    cloud: 'azure',
    nodes: [
      {
        apiVersion: 'v1',
        kind: 'Node',
        metadata: {
          name: 'a',
          labels: {
            apps: 'phi-4',
            'nvidia.com/gpu.product': 'A100',
            'nvidia.com/gpu.count': '1',
            'nvidia.com/gpu.memory': '81920',
          },
        },
      },
    ],
    secrets: ['hf'],
    configMaps: {
      engine: { 'inference_config.yaml': 'vllm: {max-model-len: 4096}' },
      training: { 'training_config.yaml': LORA },
    },
    releaseConfigMaps: {},
    nodeClasses: ['allowed'],
    gates: { enableMIG: true, enableAccelerator: true, ModelStreaming: true },
    csiDrivers: ['blob.csi.azure.com'],
    storageClasses: [],
  };
}

function serving(): Workspace {
  return renderWorkspace({
    name: 'phi-4',
    namespace: 'search',
    model: 'microsoft/phi-4',
    instanceType: 'Standard_NC24ads_A100_v4',
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
const byHand: Change = (w, context) => {
  delete w.resource.instanceType;
  context.provisioner = 'byo';
};
const tuning: Change = w => {
  delete w.inference;
  w.tuning = {
    preset: { name: 'microsoft/phi-4' },
    method: 'lora',
    config: 'training',
    input: { image: 'registry.example/in:1' },
    output: { image: 'registry.example/out:1', imagePushSecret: 'push' },
  };
};
const all =
  (...changes: Change[]): Change =>
  (w, context) =>
    changes.forEach(change => change(w, context));
const byHandPart = (partition: object) =>
  all(byHand, w => (w.resource.partition = partition));
const tuned = (change: Change) => all(tuning, change);
const trained = (text: string, method = 'lora') =>
  tuned((w, context) => {
    w.tuning.method = method;
    context.configMaps = { training: { 'training_config.yaml': text } };
  });
const noChange: Change = () => {};
const MIG = { mode: 'mig', profile: '3g.40gb' };
const ACCELERATOR = { mode: 'accelerator', count: 1 };
const transformers = annotate('runtime', 'transformers');
const adapters =
  (...list: object[]): Change =>
  w => {
    w.inference.adapters = list;
  };
const adapter = (name: string) => ({ source: { name, image: 'example/a:1' } });
const named =
  (name: string): Change =>
  w => {
    w.inference.preset.name = name;
  };
const label = (key: string, value: string): Change => {
  return (_, { nodes }) => {
    nodes![0].metadata.labels![key] = value;
  };
};

/** Each rule with what triggers it and its nearest neighbour that does not. */
const TABLE: Record<string, [trigger: Change, near: Change]> = {
  W1: [w => (w.metadata.name = 'Phi.4'), w => (w.metadata.name = 'phi-4-b')],
  W2: [w => delete w.inference, noChange],
  W3: [
    (w, context) => {
      const { inference } = w;
      tuning(w, context);
      w.inference = inference;
    },
    tuning,
  ],
  W4: [(_, context) => (context.provisioner = 'byo'), byHand],
  W5: [w => delete w.resource.instanceType, noChange],
  W6: [
    annotate('node-image-family', 'windows'),
    annotate('node-image-family', 'AzureLinux'),
  ],
  W7: [
    annotate('performance-mode', 'fast'),
    annotate('performance-mode', 'throughput'),
  ],
  W8: [
    annotate('use-local-weights', 'True'),
    annotate('use-local-weights', 'true'),
  ],
  W9: [
    annotate('node-class-name', 'mine'),
    annotate('node-class-name', 'allowed'),
  ],
  W10: [
    w =>
      (w.resource.labelSelector.matchExpressions = [
        { key: 'a', operator: 'Exists' },
      ]),
    w => (w.resource.labelSelector.matchExpressions = []),
  ],
  W11: [
    w => (w.resource.labelSelector.matchLabels = { 'kaito.sh/workspace': 'x' }),
    w =>
      (w.resource.labelSelector.matchLabels = {
        'kaito.sh/workspace': 'x',
        apps: 'x',
      }),
  ],
  W12: [named('falcon-7b'), named('phi-4')],
  W13: [named('Phi-2'), named('phi-4-mini-instruct')],
  W14: [w => (w.resource.partition = ACCELERATOR), byHandPart(ACCELERATOR)],
  W15: [byHandPart({ mode: 'half' }), byHandPart(ACCELERATOR)],
  W16: [
    all(byHandPart(MIG), (_, c) => (c.gates!.enableMIG = false)),
    byHandPart(MIG),
  ],
  W17: [byHandPart({ ...MIG, count: 1 }), byHandPart(MIG)],
  W18: [byHandPart({ ...MIG, profile: '5g.40gb' }), byHandPart(MIG)],
  W19: [
    byHandPart({ ...MIG, profile: '1g.10gb' }),
    all(
      byHandPart({ ...MIG, profile: '1g.10gb' }),
      annotate('bypass-resource-checks', ''),
    ),
  ],
  W20: [
    all(
      byHandPart(ACCELERATOR),
      (_, c) => (c.gates!.enableAccelerator = false),
    ),
    byHandPart(ACCELERATOR),
  ],
  W21: [byHandPart({ mode: 'accelerator' }), byHandPart(ACCELERATOR)],
  W22: [all(byHand, label('apps', 'other')), byHand],
  W23: [all(byHand, label('nvidia.com/gpu.memory', 'much')), byHand],
  W24: [
    all(byHand, (_, { nodes }) => {
      const other = structuredClone(nodes![0]);
      other.metadata.labels!['nvidia.com/gpu.product'] = 'H100';
      nodes!.push(other);
    }),
    all(byHand, (_, { nodes }) => {
      nodes!.push(structuredClone(nodes![0]));
    }),
  ],
  W25: [w => (w.resource.instanceType = 'n1-standard-4'), noChange],
  W26: [
    all(byHand, label('nvidia.com/gpu.memory', '16384')),
    all(
      byHand,
      label('nvidia.com/gpu.memory', '16384'),
      label('nvidia.com/gpu.count', '2'),
    ),
  ],
  W27: [
    all(transformers, named('llama-3.3-70b-instruct'), w => {
      w.resource.count = 2;
    }),
    transformers,
  ],
  W28: [w => (w.inference = {}), w => (w.inference = { template: {} })],
  W29: [named('org/model'), noChange],
  W30: [
    adapters({ ...adapter('a'), strength: '0.5' }),
    all(transformers, adapters({ ...adapter('a'), strength: '0.5' })),
  ],
  W31: [all(transformers, named('Qwen/Qwen3.5-2B')), transformers],
  W32: [named('llama-3.1-8b-instruct'), noChange],
  W33: [
    adapters(...Array.from({ length: 11 }, (_, i) => adapter(`a${i}`))),
    adapters(...Array.from({ length: 10 }, (_, i) => adapter(`a${i}`))),
  ],
  W34: [
    adapters(adapter('a'), adapter('a')),
    adapters(adapter('a'), adapter('b')),
  ],
  W35: [
    w => (w.inference.config = 'absent'),
    w => (w.inference.config = 'engine'),
  ],
  W36: [
    (_, context) => (context.csiDrivers = []),
    all(annotate('model-streaming', 'disabled'), (_, context) => {
      context.csiDrivers = [];
    }),
  ],
  W37: [tuned(w => (w.resource.count = 2)), tuned(w => (w.resource.count = 1))],
  W38: [tuned(w => (w.resource.partition = ACCELERATOR)), tuning],
  W39: [tuned(w => (w.tuning.method = 'full')), tuning],
  W40: [tuned(w => (w.tuning.config = 'absent')), tuning],
  W41: [
    trained('training_config: {Model: {}}'),
    trained('training_config: {ModelConfig: {}}'),
  ],
  W42: [
    trained(LORA, 'qlora'),
    trained(
      'training_config: {QuantizationConfig: {load_in_4bit: true}}',
      'qlora',
    ),
  ],
  W43: [
    trained('training_config: {TrainingArguments: {output_dir: /mnt/../..}}'),
    trained('training_config: {TrainingArguments: {output_dir: ../mnt/a}}'),
  ],
  W44: [tuned(w => (w.tuning.input = {})), tuning],
  W45: [
    tuned(w => (w.tuning.input = { urls: ['http://10.0.0.1/x'] })),
    tuned(w => (w.tuning.input = { urls: ['https://example.com/x'] })),
  ],
  W46: [tuned(w => (w.tuning.output.image = 'registry.example/Out:1')), tuning],
  W47: [tuned(w => (w.tuning.output = {})), tuning],
  W48: [tuned(w => delete w.tuning.output.imagePushSecret), tuning],
  W49: [tuned(w => delete w.tuning.preset), tuning],
};

function rulesOf(change: Change): string[] {
  const [workspace, context] = [serving(), cluster()];
  change(workspace, context);
  return validateWorkspace(workspace, context).map(({ rule }) => rule);
}

describe('the rules of creation', () => {
  it('are W1 to W49, each with a case', () => {
    expect(Object.keys(TABLE)).toEqual(
      Array.from({ length: 49 }, (_, index) => `W${index + 1}`),
    );
  });

  it.each(Object.entries(TABLE))('%s', (rule, [trigger, near]) => {
    expect(rulesOf(trigger)).toContain(rule);
    expect(rulesOf(near)).not.toContain(rule);
  });

  it('find nothing in what is sound', () => {
    expect(rulesOf(noChange)).toEqual([]);
    expect(rulesOf(tuning)).toEqual([]);
    expect(rulesOf(byHand)).toEqual([]);
  });
});

describe('details', () => {
  it.each([
    ['', ['W41']],
    ['training_config: [1', ['W41']],
    ['training_config: {}', []],
    ['training_config: {QuantizationConfig: {load_in_4bit: 1}}', ['W42']],
    ['training_config: {QuantizationConfig: {load_in_4bit: true}}', ['W42']],
    [
      'training_config: {QuantizationConfig: {load_in_4bit: true, load_in_8bit: true}}',
      ['W42'],
    ],
    ['training_config: {QuantizationConfig: {load_in_8bit: null}}', []],
    ['training_config: {TrainingArguments: {output_dir: 3}}', ['W43']],
    ['training_config: {TrainingArguments: {output_dir: .}}', ['W43']],
    ['training_config: {TrainingArguments: {output_dir: ../etc}}', ['W43']],
    ['training_config: {TrainingArguments: {output_dir: results}}', []],
  ])('W41–W43 read %j for lora', (text, expected) => {
    expect(rulesOf(trained(text))).toEqual(expected);
  });

  it('W40 looks for the default of the method where KAITO is installed', () => {
    const unnamed = tuned(w => delete w.tuning.config);
    expect(rulesOf(unnamed)).toEqual(['W40']);
    const present = all(unnamed, (_, context) => {
      context.releaseConfigMaps = {
        'lora-params-template': { 'training_config.yaml': LORA },
      };
    });
    expect(rulesOf(present)).toEqual([]);
  });

  it.each<[string, Change, string]>([
    ['another cloud', (_, c) => (c.cloud = 'arc'), 'rejected'],
    ['no driver', (_, c) => (c.csiDrivers = []), 'rejected'],
    ['an unknown gate', (_, c) => delete c.gates, 'not-checked'],
    ['an unknown cloud', (_, c) => delete c.cloud, 'not-checked'],
    ['unknown drivers', (_, c) => delete c.csiDrivers, 'not-checked'],
  ])('W36 with %s', (_, change, severity) => {
    const context = cluster();
    const workspace = serving();
    change(workspace, context);
    expect(
      validateWorkspace(workspace, context).find(({ rule }) => rule === 'W36'),
    ).toMatchObject({ severity });
  });

  it('W26 counts the machines of the transformers runtime', () => {
    const small = all(transformers, w => {
      w.resource.instanceType = 'Standard_NV36ads_A10_v5';
    });
    expect(rulesOf(small)).toEqual(['W26', 'W27']);
    expect(rulesOf(all(small, w => (w.resource.count = 2)))).toEqual(['W27']);
    expect(rulesOf(all(small, annotate('bypass-resource-checks', '')))).toEqual(
      ['W27'],
    );
  });
});
