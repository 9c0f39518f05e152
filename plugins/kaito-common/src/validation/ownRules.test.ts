import { RULES, validateManifest, validateUpdate } from '.';
import {
  all,
  annotate,
  byHand,
  type Change,
  cluster,
  SOUND,
  type SoundKind,
  unchanged,
  sound,
} from './testing/objects';

type Case = [kind: SoundKind, trigger: Change, near: Change];

const engine =
  (flags: string): Change =>
  (object, context) => {
    object.inference.config = 'own';
    context.configMaps = {
      own: { 'inference_config.yaml': `vllm: {${flags}}` },
    };
  };
const adapter =
  (source: object): Change =>
  object => {
    object.inference.adapters = [{ source }];
  };
const pod =
  (spec: object): Change =>
  object =>
    Object.assign(object.inference.template.spec, spec);
const named =
  (length: number): Change =>
  object => {
    object.metadata.name = 'x'.repeat(length);
  };
const window =
  (field: string, value: string): Change =>
  ({ spec }) => {
    spec.autoUpgrade.maintenanceWindow[field] = value;
  };
const local =
  (value: object): Change =>
  ({ spec }) => {
    spec.embedding = { local: value };
  };
const model =
  (name: string, context?: string): Change =>
  (object, facts) => {
    object.inference.preset.name = name;
    if (context) {
      engine(`max-model-len: ${context}`)(object, facts);
    }
  };

/** Rules of creation without a number of W, each with what triggers it and its nearest neighbour that does not. */
const CREATION: Record<string, Case> = {
  schema: [
    'Workspace',
    w => (w.resource.instancetype = 'x'),
    w => (w.inference.adapters = null),
  ],
  KIND: ['Workspace', w => (w.kind = 'Other'), unchanged],
  'API-VERSION': [
    'Workspace',
    w => (w.apiVersion = 'kaito.sh/v1alpha1'),
    unchanged,
  ],
  VERSION: [
    'Workspace',
    (_, c) => delete c.kaitoVersion,
    (_, c) => (c.kaitoVersion = 'v0.12.3'),
  ],
  'ACCESS-MODE': [
    'Workspace',
    w => (w.inference.preset.accessMode = 'private'),
    w => (w.inference.preset.accessMode = 'public'),
  ],
  ADAPTER: [
    'Workspace',
    adapter({ name: 'a' }),
    adapter({ name: 'a', image: 'example/a:1' }),
  ],
  ANNOTATION: [
    'Workspace',
    annotate('enableLB', 'True'),
    annotate('enablelb', 'True'),
  ],
  COUNT: [
    'Workspace',
    w => (w.resource.count = 2),
    w => (w.resource.count = 1),
  ],
  'ENGINE-CONFIG': [
    'Workspace',
    engine('enable-auto-tool-choice: true'),
    engine('max-num-seqs: 8'),
  ],
  LABEL: [
    'Workspace',
    w => (w.metadata.labels = { 'kaito.sh/inferenceset': 'x' }),
    w => (w.metadata.labels = { 'inferenceset.kaito.sh/created-by': 'x' }),
  ],
  'NAME-LENGTH': ['Workspace', named(55), named(54)],
  'PREFERRED-NODES': [
    'Workspace',
    w => (w.resource.preferredNodes = ['a']),
    w => (w.resource.preferredNodes = []),
  ],
  'SECRET-NAME': [
    'Workspace',
    w =>
      (w.inference.preset.presetOptions = { modelAccessSecret: 'hf_AbCdEf' }),
    w => (w.inference.preset.presetOptions = { modelAccessSecret: 'hf' }),
  ],
  SELECTOR: [
    'Workspace',
    w => (w.resource.labelSelector = {}),
    w => (w.resource.labelSelector = { matchLabels: { a: 'b' } }),
  ],
  SIZING: [
    'Workspace',
    model('google/gemma-4-31B-it', '200000'),
    model('microsoft/phi-4-mini-instruct', '4096'),
  ],
  TEMPLATE: ['Template', pod({ affinity: {} }), unchanged],
  'TUNING-BYO': ['Tuning', byHand, unchanged],
  'IS-1': ['InferenceSet', o => (o.metadata.name = 'X'), unchanged],
  'IS-2': [
    'InferenceSet',
    o => (o.spec.replicas = -1),
    o => (o.spec.replicas = 3),
  ],
  'IS-3': ['InferenceSet', o => delete o.spec.template.resource, unchanged],
  'IS-4': [
    'InferenceSet',
    window('schedule', '0 2 * *'),
    window('schedule', '@daily'),
  ],
  'IS-5': ['InferenceSet', window('duration', '0s'), window('duration', '90m')],
  'IS-6': [
    'InferenceSet',
    (_, c) => (c.gates!.enableBaseImageAutoUpgrade = false),
    (o, c) => {
      o.spec.autoUpgrade.enabled = false;
      c.gates!.enableBaseImageAutoUpgrade = false;
    },
  ],
  'IS-7': ['InferenceSet', o => (o.spec.nodeCountLimit = 3), unchanged],
  'IS-8': [
    'InferenceSet',
    annotate('runtime', 'transformers'),
    all(annotate('runtime', 'transformers'), ({ metadata, spec }) => {
      spec.template.metadata.annotations = metadata.annotations;
    }),
  ],
  'IS-9': [
    'InferenceSet',
    o => (o.spec.updateStrategy = { type: 'OnDelete' }),
    o =>
      (o.spec.updateStrategy = {
        rollingUpdate: { maxUnavailable: 1 },
        type: 'RollingUpdate',
      }),
  ],
  'IS-10': [
    'InferenceSet',
    (_, c) => (c.gates!.enableInferenceSetController = false),
    unchanged,
  ],
  'RAG-1': [
    'RAGEngine',
    o => (o.spec.embedding = {}),
    o => (o.spec.embedding = { remote: { url: 'http://x' } }),
  ],
  'RAG-2': ['RAGEngine', local({}), local({ image: 'example.com/a:1' })],
  'RAG-3': [
    'RAGEngine',
    local({ image: 'example.com/A:1' }),
    local({ image: 'example.com/a:1' }),
  ],
  'RAG-4': [
    'RAGEngine',
    o => (o.spec.embedding = { remote: { url: 'http://a b/' } }),
    o => (o.spec.embedding = { remote: { url: 'http://a/' } }),
  ],
  'RAG-5': [
    'RAGEngine',
    o => (o.spec.inferenceService.url = 'v1/completions'),
    o => delete o.spec.inferenceService.url,
  ],
  'RAG-6': [
    'RAGEngine',
    o => (o.spec.inferenceService.contextWindowSize = 0),
    o => (o.spec.inferenceService.contextWindowSize = 1),
  ],
  'RAG-7': [
    'RAGEngine',
    o => (o.spec.compute.instanceType = 'Standard_NC6s_v3'),
    o => (o.spec.compute.instanceType = 'Standard_D8s_v5'),
  ],
  'RAG-8': [
    'RAGEngine',
    o =>
      (o.spec.compute.labelSelector.matchExpressions = [
        { key: 'a', operator: 'NotIn', values: ['b'] },
      ]),
    unchanged,
  ],
  'RAG-9': [
    'RAGEngine',
    (_, c) => (c.configMaps = {}),
    (o, c) => {
      o.spec.guardrails.enabled = false;
      c.configMaps = {};
    },
  ],
  'RAG-10': [
    'RAGEngine',
    o => (o.spec.inferenceService.url = 'http://x/chat'),
    o => (o.spec.inferenceService.url = 'http://x/v1/chat/completions'),
  ],
  'MRI-1': ['MultiRoleInference', o => (o.metadata.name = 'X'), unchanged],
  'MRI-2': ['MultiRoleInference', o => (o.spec.model.name = ''), unchanged],
  'MRI-3': ['MultiRoleInference', o => (o.spec.labelSelector = {}), unchanged],
  'MRI-4': ['MultiRoleInference', o => o.spec.roles.pop(), unchanged],
  'MRI-5': [
    'MultiRoleInference',
    o => delete o.spec.roles[0].instanceType,
    unchanged,
  ],
  'MRI-6': [
    'MultiRoleInference',
    o => (o.spec.roles[1].replicas = 0),
    unchanged,
  ],
  'MRI-7': [
    'MultiRoleInference',
    (_, c) => (c.gates!.enableMultiRoleInferenceController = false),
    unchanged,
  ],
  'MM-1': [
    'ModelMirror',
    o => (o.spec.mode = 'Static'),
    o => (o.spec = { mode: 'Static' }),
  ],
  'MM-2': ['ModelMirror', o => delete o.spec.source, unchanged],
  'MM-3': ['ModelMirror', o => (o.spec.storage.size = 'much'), unchanged],
  'MM-4': ['ModelMirror', (_, c) => (c.storageClasses = []), unchanged],
  'MM-5': ['ModelMirror', (_, c) => (c.gates!.ModelMirror = false), unchanged],
};

/** Rules of change: from a sound object to the changed one. */
const UPDATE: Record<string, Case> = {
  UPDATE: ['ModelMirror', o => (o.spec.jobNamespace = 'y'), unchanged],
  'ROLL-OUT': [
    'InferenceSet',
    o =>
      (o.spec.template.inference.preset.name = 'microsoft/phi-4-mini-instruct'),
    o => (o.spec.replicas = 4),
  ],
};

function rulesOf(kind: SoundKind, change: Change): string[] {
  const [object, context] = [sound(kind), cluster()];
  change(object, context);
  return validateManifest(object, context).map(({ rule }) => rule);
}

describe('rules without a number of W', () => {
  it.each(Object.keys(SOUND) as SoundKind[])(
    'say nothing of a sound %s',
    kind => {
      expect(validateManifest(sound(kind), cluster())).toEqual([]);
      expect(validateUpdate(sound(kind), sound(kind), cluster())).toEqual([]);
    },
  );

  it('are all of the catalogue, each with a case', () => {
    const own = RULES.map(({ id }) => id).filter(id => !/^W\d/.test(id));
    expect([...Object.keys(CREATION), ...Object.keys(UPDATE)].sort()).toEqual(
      own.sort(),
    );
  });

  it.each(Object.entries(CREATION))('%s', (rule, [kind, trigger, near]) => {
    expect(rulesOf(kind, trigger)).toContain(rule);
    expect(rulesOf(kind, near)).not.toContain(rule);
  });

  it.each(Object.entries(UPDATE))('%s', (rule, [kind, trigger, near]) => {
    const change = (bend: Change) => {
      const [object, context] = [sound(kind), cluster()];
      bend(object, context);
      return validateUpdate(sound(kind), object, context).map(f => f.rule);
    };
    expect(change(trigger)).toContain(rule);
    expect(change(near)).not.toContain(rule);
  });
});
