import { validateManifest, type ValidationContext } from '.';
import {
  all,
  annotate,
  byHand,
  type Change,
  cluster,
  node,
  type SoundKind,
  sound,
} from './testing/objects';

const V100 = 'Standard_NC6s_v3';

function findings(
  kind: SoundKind,
  change: Change,
  facts: Partial<ValidationContext> = {},
) {
  const [object, context] = [sound(kind), { ...cluster(), ...facts }];
  change(object, context);
  return validateManifest(object, context);
}

const short = (...given: Parameters<typeof findings>) =>
  findings(...given).map(
    ({ rule, severity, path }) => `${rule} ${severity} ${path}`,
  );

describe('manifests of published guides', () => {
  it('put a Workspace under spec: all of it is told in one go, where it is written', () => {
    const under: Change = w => {
      w.spec = { resource: w.resource, inference: w.inference };
      delete w.resource;
      delete w.inference;
      w.spec.resource.instanceType = V100;
      w.spec.inference.preset.name = 'phi-2';
      w.spec.inference.preset.modelAccessSecret = 'hf-token';
      w.spec.resource.labelSelector.matchLabels['kaito.sh/node-image-family'] =
        'AzureLinux';
      w.spec.inference.adapters = [
        {
          source: { name: 'a', volume: { emptyDir: {} }, image: 'i' },
          strength: '1.0',
        },
      ];
    };
    expect(short('Workspace', under)).toEqual([
      'schema rejected spec.inference.preset.modelAccessSecret',
      'schema rejected spec.inference.adapters[0].source.volume',
      'schema rejected spec',
      'W13 rejected spec.inference.preset.name',
      'W25 ineffective spec.resource.instanceType',
      'W30 rejected spec.inference.adapters[0].strength',
      'ANNOTATION ineffective spec.resource.labelSelector.matchLabels["kaito.sh/node-image-family"]',
    ]);
  });

  it.each<[SoundKind, string, Change]>([
    [
      'Workspace',
      'W25 ineffective resource.instanceType',
      w => (w.resource.instanceType = V100),
    ],
    [
      'Tuning',
      'W25 ineffective resource.instanceType',
      w => (w.resource.instanceType = V100),
    ],
    [
      'Template',
      'W25 advice resource.instanceType',
      w => (w.resource.instanceType = V100),
    ],
    [
      'InferenceSet',
      'W25 ineffective spec.template.resource.instanceType',
      o => (o.spec.template.resource.instanceType = V100),
    ],
    [
      'RAGEngine',
      'RAG-7 advice spec.compute.instanceType',
      o => (o.spec.compute.instanceType = V100),
    ],
    [
      'MultiRoleInference',
      'W25 ineffective spec.roles[0].instanceType',
      o => (o.spec.roles[0].instanceType = V100),
    ],
  ])('name a retired machine in a %s', (kind, expected, change) => {
    const [finding, ...others] = findings(kind, change);
    expect(others).toEqual([]);
    const { rule, severity, path, message, fix } = finding;
    expect(`${rule} ${severity} ${path}`).toBe(expected);
    expect(message).toContain('V100');
    expect(fix).toMatch(/Standard_N\w+_A1/);
  });

  it('offer for tuning only what can be tuned', () => {
    const [{ fix }] = findings(
      'Tuning',
      w => (w.tuning.preset.name = 'falcon-7b'),
    );
    expect(fix).toBe(
      'Use `microsoft/Phi-4-mini-instruct`, the closest model that KAITO can tune',
    );
  });

  it.each<[SoundKind, string, Change]>([
    [
      'Workspace',
      'W12 rejected inference.preset.name',
      w => (w.inference.preset.name = 'falcon-7b-instruct'),
    ],
    [
      'Tuning',
      'W49 rejected tuning.preset.name',
      w => (w.tuning.preset.name = 'falcon-7b'),
    ],
    [
      'InferenceSet',
      'W13 rejected spec.template.inference.preset.name',
      o => (o.spec.template.inference.preset.name = 'phi-2'),
    ],
    [
      'MultiRoleInference',
      'W12 ineffective spec.model.name',
      o => (o.spec.model.name = 'falcon-40b'),
    ],
  ])('name a retired model in a %s', (kind, expected, change) => {
    const [{ fix }] = findings(kind, change);
    expect(short(kind, change)).toEqual([expected]);
    expect(fix).toMatch(/^Use `\w+.*\/.+`, the closest/);
  });

  it('write volume, and mix two Workspaces', () => {
    const [unknown] = findings('Workspace', w => {
      w.inference.adapters = [
        { source: { name: 'a', image: 'i', volume: {} } },
      ];
    });
    expect(unknown).toMatchObject({
      rule: 'schema',
      path: 'inference.adapters[0].source.volume',
      fix: 'Did you mean `volumeSource`?',
    });
    const mixed = findings('Tuning', w => {
      w.inference = sound('Workspace').inference;
    });
    expect(mixed).toMatchObject([
      { rule: 'W3', fix: expect.stringContaining('second Workspace') },
    ]);
  });

  it.each<[SoundKind, string, string]>([
    ['Workspace', 'resourse', 'Did you mean `resource`?'],
    ['Workspace', 'preset', 'It belongs at `inference.preset`'],
    ['Workspace', 'labelSelector', 'It belongs at `resource.labelSelector`'],
    ['Workspace', 'zzz', 'Remove it'],
  ])('a %s with the field %s is answered: %s', (kind, field, fix) => {
    const [finding] = findings(kind, w => (w[field] = {}));
    expect(finding.fix).toContain(fix);
  });

  it.each<[SoundKind, string]>([
    ['Workspace', 'rejected'],
    ['InferenceSet', 'advice'],
    ['RAGEngine', 'advice'],
  ])('a %s of v1alpha1 is %s', (kind, severity) => {
    const old: Change = o => (o.apiVersion = 'kaito.sh/v1alpha1');
    expect(findings(kind, old)).toMatchObject([
      { rule: 'API-VERSION', severity },
    ]);
  });

  it('a RAGEngine of v1alpha1 has fields of its own', () => {
    const old: Change = o => {
      o.apiVersion = 'kaito.sh/v1alpha1';
      o.spec.storage = { persistentVolumeClaim: 'data', mountPath: '/mnt' };
      o.spec.queryServiceName = 'q';
    };
    expect(short('RAGEngine', old)).toEqual(['API-VERSION advice apiVersion']);
  });
});

describe('secrets', () => {
  const token = 'hf_AbCdEfGhIjKlMnOp';
  it.each<[SoundKind, string, Change]>([
    [
      'Workspace',
      'inference.preset.presetOptions.modelAccessSecret',
      w => (w.inference.preset.presetOptions = { modelAccessSecret: token }),
    ],
    [
      'RAGEngine',
      'spec.inferenceService.accessSecret',
      o => (o.spec.inferenceService.accessSecret = token),
    ],
    [
      'MultiRoleInference',
      'spec.model.modelAccessSecret',
      o => (o.spec.model.modelAccessSecret = token),
    ],
    [
      'ModelMirror',
      'spec.source.accessSecret.name',
      o => (o.spec.source.accessSecret = { name: token }),
    ],
  ])('written into a %s are told of and not repeated', (kind, path, change) => {
    const found = findings(kind, change);
    expect(found).toMatchObject([
      { rule: 'SECRET-NAME', severity: 'ineffective', path },
    ]);
    expect(JSON.stringify(found)).not.toContain(token);
  });
});

describe('names of Secrets', () => {
  const named = (name: string) =>
    findings('RAGEngine', o => (o.spec.inferenceService.accessSecret = name));
  it.each(['hf-token', 'sk-prod', 'team.example.com'])('may be %s', name => {
    expect(named(name)).toEqual([]);
  });
  it.each([
    ['My Secret', 'cannot be the name'],
    [`sk-proj-${'a1'.repeat(20)}`, 'looks like a token'],
  ])('may not be %s', (name, word) => {
    expect(named(name)).toMatchObject([
      { rule: 'SECRET-NAME', message: expect.stringContaining(word) },
    ]);
  });
});

describe('the release of the cluster', () => {
  it.each<[string, SoundKind, Change, string[]]>([
    ['0.12.1', 'Workspace', () => {}, []],
    [
      '0.11.0',
      'Workspace',
      w => (w.inference.preset.name = 'phi-4'),
      ['VERSION not-checked apiVersion'],
    ],
    [
      '0.11.0',
      'Workspace',
      w => (w.resource.instanceType = V100),
      [
        'W25 not-checked resource.instanceType',
        'VERSION not-checked apiVersion',
      ],
    ],
    [
      'v0.10.2',
      'Workspace',
      () => {},
      [
        'VERSION not-checked apiVersion',
        'VERSION not-checked inference.preset.name',
      ],
    ],
    [
      '0.11.3',
      'Workspace',
      w => (w.inference.preset.name = 'ibm-granite/granite-4.1-8b'),
      [
        'VERSION not-checked apiVersion',
        'VERSION rejected inference.preset.name',
      ],
    ],
    [
      '0.10.0',
      'ModelMirror',
      () => {},
      ['VERSION rejected apiVersion', 'VERSION not-checked apiVersion'],
    ],
    ['0.13.0', 'RAGEngine', () => {}, ['VERSION not-checked apiVersion']],
    ['latest', 'RAGEngine', () => {}, ['VERSION not-checked apiVersion']],
  ])('%s, %s', (kaitoVersion, kind, change, expected) => {
    expect(short(kind, change, { kaitoVersion })).toEqual(expected);
  });

  it('names the alias where ids may not be understood', () => {
    const found = findings('Workspace', () => {}, { kaitoVersion: '0.10.0' });
    expect(found[1].fix).toBe('Write `phi-4`');
  });
});

describe('sizing of nodes brought by hand', () => {
  const big: Change = w => (w.inference.preset.name = 'openai/gpt-oss-120b');
  it('counts the nodes the selector finds', () => {
    expect(short('Workspace', all(byHand, big))).toContain(
      'SIZING ineffective resource.labelSelector',
    );
    const three: Change = (_, context) => {
      context.nodes = ['a', 'b', 'c'].map(name => node(name));
    };
    expect(short('Workspace', all(byHand, big, three))).toEqual([]);
  });

  it('knows a slice that is too small, and a partition larger than a node', () => {
    const slice = (profile: string) =>
      all(byHand, w => {
        w.inference.preset.name = 'microsoft/phi-4-mini-instruct';
        w.resource.partition = { mode: 'mig', profile };
      });
    expect(short('Workspace', slice('1g.12gb'))).toEqual([
      'SIZING ineffective resource.partition.profile',
    ]);
    expect(short('Workspace', slice('1g.20gb'))).toEqual([]);
    const part = all(byHand, w => {
      w.resource.partition = { mode: 'accelerator', count: 2 };
    });
    expect(short('Workspace', part)).toEqual([
      'SIZING ineffective resource.partition.count',
    ]);
  });
});

describe('details of rules', () => {
  it.each<[string, Change]>([
    [
      'W12 rejected inference.preset.name',
      w => (w.inference.preset.name = 'phi-4 '),
    ],
    [
      'W45 rejected tuning.input.urls[0]',
      w => (w.tuning.input = { urls: ['http:example.com'] }),
    ],
    [
      'W45 rejected tuning.input.urls[0]',
      w => (w.tuning.input = { urls: ['http://[::ffff:10.0.0.1]/'] }),
    ],
    ['W1 rejected metadata.name', w => (w.metadata = { generateName: 'A-' })],
  ])('%s', (expected, change) => {
    const kind = expected.includes('tuning') ? 'Tuning' : 'Workspace';
    expect(short(kind, change)).toEqual([expected]);
  });

  it('take a generated name, any publisher under transformers, and the gate of vLLM', () => {
    expect(
      short('Workspace', w => (w.metadata = { generateName: 'phi-' })),
    ).toEqual([]);
    const other = all(annotate('runtime', 'transformers'), w => {
      w.inference.preset.name = 'mirror/phi-4';
    });
    expect(short('Workspace', other)).not.toContainEqual(
      expect.stringMatching(/^W31/),
    );
    const strong: Change = (w, { gates }) => {
      gates!.vLLM = false;
      w.inference.adapters = [
        { source: { name: 'a', image: 'i' }, strength: '0.5' },
      ];
    };
    expect(short('Workspace', strong)).toEqual([]);
  });
});
