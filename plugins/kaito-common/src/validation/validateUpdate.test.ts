import { validateUpdate, type ValidationContext } from '.';
import {
  annotate,
  type Change,
  cluster,
  type SoundKind,
  sound,
} from './testing/objects';

const A100S = 'Standard_NC48ads_A100_v4';

function update(kind: SoundKind, change: Change, prepare: Change = () => {}) {
  const context: ValidationContext = cluster();
  const before = sound(kind);
  prepare(before, context);
  const after = structuredClone(before);
  change(after, context);
  return validateUpdate(before, after, context).map(
    ({ rule, severity, path }) => `${rule} ${severity} ${path}`,
  );
}

const only = (kind: SoundKind, change: Change, prepare?: Change) =>
  update(kind, change, prepare).filter(text => !/ not-checked /.test(text));

describe('an update of an InferenceSet', () => {
  const TEMPLATE = 'spec.template';
  it.each<[string, Change]>([
    [
      `UPDATE rejected ${TEMPLATE}.resource.partition`,
      o =>
        (o.spec.template.resource.partition = {
          mode: 'accelerator',
          count: 1,
        }),
    ],
    [
      `ROLL-OUT ineffective ${TEMPLATE}.resource.instanceType`,
      o => (o.spec.template.resource.instanceType = A100S),
    ],
    [
      `ROLL-OUT ineffective ${TEMPLATE}.inference.preset`,
      o =>
        (o.spec.template.inference.preset.name =
          'microsoft/phi-4-mini-instruct'),
    ],
    [
      `ROLL-OUT ineffective ${TEMPLATE}.inference.config`,
      o => (o.spec.template.inference.config = 'engine'),
    ],
    [
      `ROLL-OUT ineffective ${TEMPLATE}.inference.adapters`,
      o =>
        (o.spec.template.inference.adapters = [
          { source: { name: 'a', image: 'i' } },
        ]),
    ],
    [
      `ROLL-OUT ineffective ${TEMPLATE}.metadata.annotations`,
      o =>
        (o.spec.template.metadata.annotations = {
          'kaito.sh/performance-mode': 'throughput',
        }),
    ],
    [
      `ROLL-OUT ineffective ${TEMPLATE}.metadata.labels.team`,
      o => (o.spec.template.metadata.labels = { squad: 'a' }),
    ],
    [
      'ROLL-OUT ineffective spec.labelSelector',
      o => (o.spec.labelSelector.matchLabels.apps = 'y'),
    ],
    ['IS-2 rejected spec.replicas', o => (o.spec.replicas = -1)],
    [
      `W12 rejected ${TEMPLATE}.inference.preset.name`,
      o => (o.spec.template.inference.preset.name = 'falcon-7b'),
    ],
  ])('is told %s', (expected, change) => {
    expect(only('InferenceSet', change)).toContain(expected);
  });

  it.each<[string, Change]>([
    ['replicas', o => (o.spec.replicas = 5)],
    ['a window', o => (o.spec.autoUpgrade.maintenanceWindow.duration = '2h')],
    ['more labels', o => (o.spec.template.metadata.labels.squad = 'b')],
    [
      'what the CRD defaults',
      o => (o.spec.template.inference.preset.accessMode = 'public'),
    ],
  ])('may change %s', (_, change) => {
    expect(update('InferenceSet', change)).toEqual([]);
  });
});

describe('an update of a RAGEngine', () => {
  it.each<[string, Change, Change?]>([
    ['UPDATE rejected spec.compute', o => delete o.spec.compute],
    [
      'UPDATE rejected spec.compute',
      o => (o.spec.compute = sound('RAGEngine').spec.compute),
      o => delete o.spec.compute,
    ],
    ['UPDATE rejected spec.compute.count', o => (o.spec.compute.count = 2)],
    [
      'UPDATE rejected spec.compute.instanceType',
      o => (o.spec.compute.instanceType = A100S),
    ],
    [
      'UPDATE rejected spec.compute.labelSelector',
      o => (o.spec.compute.labelSelector.matchLabels.apps = 'y'),
    ],
    [
      'UPDATE rejected spec.compute.partition',
      o => (o.spec.compute.partition = { mode: 'accelerator', count: 1 }),
    ],
    [
      'RAG-6 rejected spec.inferenceService.contextWindowSize',
      o => (o.spec.inferenceService.contextWindowSize = 0),
    ],
  ])('is told %s', (...[expected, change, prepare]) => {
    expect(update('RAGEngine', change, prepare)).toEqual([expected]);
  });

  it('may change everything else', () => {
    const change: Change = ({ spec }) => {
      spec.compute.count = 1;
      spec.embedding = { remote: { url: 'https://example.com/embed' } };
      delete spec.guardrails;
    };
    expect(update('RAGEngine', change)).toEqual([]);
  });
});

describe('an update of a MultiRoleInference or a ModelMirror', () => {
  it.each<[SoundKind, string, Change]>([
    [
      'MultiRoleInference',
      'UPDATE rejected spec.model.name',
      o => (o.spec.model.name = 'microsoft/phi-4-mini-instruct'),
    ],
    [
      'MultiRoleInference',
      'ROLL-OUT ineffective spec.roles[1].instanceType',
      o => (o.spec.roles[1].instanceType = A100S),
    ],
    [
      'MultiRoleInference',
      'MRI-6 rejected spec.roles[0].replicas',
      o => (o.spec.roles[0].replicas = 0),
    ],
    ['ModelMirror', 'UPDATE rejected spec', o => (o.spec.storage.size = '2Ti')],
    ['ModelMirror', 'UPDATE rejected spec', o => delete o.spec],
  ])('%s is told %s', (kind, expected, change) => {
    expect(only(kind, change)).toEqual([expected]);
  });

  it('may scale roles in any order, and state what is the default', () => {
    const turn: Change = ({ spec }) => {
      spec.roles.reverse();
      spec.roles[0].replicas = 3;
    };
    expect(update('MultiRoleInference', turn)).toEqual([]);
    expect(update('ModelMirror', o => (o.spec.mode = 'Managed'))).toEqual([]);
  });
});

describe('an update of a Workspace', () => {
  it.each<[string, Change, Change?]>([
    [
      'UPDATE rejected resource.instanceType',
      w => delete w.resource.instanceType,
    ],
    [
      'UPDATE rejected resource.instanceType',
      w => (w.metadata.labels = { a: 'b' }),
      w => delete w.resource.instanceType,
    ],
    [
      'W9 rejected metadata.annotations["kaito.sh/node-class-name"]',
      annotate('node-class-name', 'mine'),
    ],
    [
      'ROLL-OUT ineffective inference.config',
      w => delete w.inference.config,
      w => (w.inference.config = 'engine'),
    ],
    [
      'UPDATE rejected inference.adapters[0].source.image',
      w => (w.inference.adapters[0].source.image = 'Not An Image'),
      w => (w.inference.adapters = [{ source: { name: 'a', image: 'i' } }]),
    ],
    [
      'UPDATE rejected inference.adapters[0].strength',
      w => (w.inference.adapters[0].strength = ''),
      w => (w.inference.adapters = [{ source: { name: 'a', image: 'i' } }]),
    ],
    ['UPDATE rejected metadata.namespace', w => (w.metadata.namespace = 'm')],
  ])('is told %s', (...[expected, change, prepare]) => {
    expect(update('Workspace', change, prepare)).toEqual([expected]);
  });

  it('checks the images of tuning again, and not the rules of creation', () => {
    expect(
      update('Tuning', w => (w.tuning.output.image = 'Not An Image')),
    ).toEqual(['W46 rejected tuning.output.image']);
    expect(
      update('Workspace', annotate('node-image-family', 'windows')),
    ).toEqual([]);
  });

  it('does not check a NodeClass that stays', () => {
    expect(
      update(
        'Workspace',
        w => (w.metadata.labels = { a: 'b' }),
        annotate('node-class-name', 'mine'),
      ),
    ).toEqual([]);
  });

  it('reads an object a newer KAITO has added to', () => {
    const before = sound('Workspace');
    before.status = { novelty: 1 };
    expect(validateUpdate(before, sound('Workspace'), cluster())).toEqual([]);
  });
});

describe('an update that cannot be judged', () => {
  it('says so of an object that is not there, or of another kind', () => {
    for (const before of [null, {}, sound('RAGEngine')]) {
      expect(validateUpdate(before, sound('Workspace'))).toMatchObject([
        { rule: 'UPDATE', severity: 'not-checked' },
      ]);
      expect(validateUpdate(before, sound('InferenceSet'))).toMatchObject([
        { rule: 'UPDATE', severity: 'not-checked' },
      ]);
    }
  });

  it('says so of a kind that is not KAITO’s, and of what is no object', () => {
    expect(
      validateUpdate({}, { apiVersion: 'v1', kind: 'Workspace' }),
    ).toMatchObject([{ rule: 'KIND', severity: 'not-checked' }]);
    expect(validateUpdate({}, 7)).toMatchObject([{ rule: 'schema' }]);
  });
});
