import { renderWorkspace } from '../manifests';
import { validateWorkspaceUpdate } from '.';

/** A Workspace that may be bent out of its type. */
type Draft = any; // eslint-disable-line @typescript-eslint/no-explicit-any

function base(): Draft {
  return renderWorkspace({
    name: 'phi-4',
    namespace: 'search',
    model: 'microsoft/phi-4',
    instanceType: 'Standard_NC24ads_A100_v4',
  });
}

function tuned(): Draft {
  const { inference, ...rest } = base();
  return {
    ...rest,
    tuning: {
      preset: { name: 'microsoft/phi-4' },
      method: 'lora',
      input: { name: 'in', image: 'example.io/in:1' },
      output: { image: 'example.io/out:1', imagePushSecret: 's' },
    },
  };
}

function update(
  change: (w: Draft) => void,
  prepare: (w: Draft) => void = () => {},
  make = base,
  provisioner?: 'byo',
) {
  const before = make();
  prepare(before);
  const after = structuredClone(before);
  change(after);
  return validateWorkspaceUpdate(before, after, { provisioner }).map(
    ({ severity, path }) => `${severity} ${path}`,
  );
}

const adapter = (name: string, rest: object = { image: 'example.io/a:1' }) => ({
  source: { name, ...rest },
});

it('lets a strength pass where the gate vLLM is off, which leaves the transformers runtime', () => {
  const before = base();
  before.inference.adapters = [adapter('a')];
  const after = structuredClone(before);
  after.inference.adapters[0].strength = '0.5';
  const rules = (vLLM: boolean) =>
    validateWorkspaceUpdate(before, after, { gates: { vLLM } }).map(
      ({ path }) => path,
    );
  expect(rules(true)).toContain('inference.adapters[0].strength');
  expect(rules(false)).not.toContain('inference.adapters[0].strength');
});

it('takes options of a preset that hold nothing for none, as KAITO does', () => {
  for (const options of [{}, { modelAccessSecret: '' }, { image: '' }]) {
    expect(
      update(w => (w.inference.preset.presetOptions = options)),
    ).not.toContain('rejected inference.preset');
  }
  expect(
    update(
      w => (w.inference.preset.presetOptions = { modelAccessSecret: 's' }),
    ),
  ).toContain('rejected inference.preset');
});

describe('validateWorkspaceUpdate rejects', () => {
  it.each<[string, (w: Draft) => void]>([
    ['resource.count', w => (w.resource.count = 2)],
    [
      'resource.partition',
      w => (w.resource.partition = { mode: 'accelerator', count: 1 }),
    ],
    [
      'resource.labelSelector',
      w => (w.resource.labelSelector.matchLabels.apps = 'y'),
    ],
    [
      'resource.instanceType',
      w => (w.resource.instanceType = 'Standard_NC48ads_A100_v4'),
    ],
    [
      'inference.preset',
      w => (w.inference.preset.name = 'microsoft/phi-4-mini-instruct'),
    ],
    [
      'inference.preset',
      w => (w.inference.preset.presetOptions = { modelAccessSecret: 'hf' }),
    ],
    ['inference.preset', w => (w.inference.preset.accessMode = 'private')],
    ['inference.template', w => (w.inference.template = {})],
    ['tuning', w => (w.tuning = tuned().tuning)],
    ['metadata.name', w => (w.metadata.name = 'other')],
  ])('a change of %s', (path, change) => {
    expect(update(change)).toEqual([`rejected ${path}`]);
  });

  it.each<[string, (w: Draft) => void]>([
    ['tuning.preset', w => (w.tuning.preset.name = 'phi-4-mini-instruct')],
    ['tuning.method', w => (w.tuning.method = 'qlora')],
    ['tuning.input.name', w => (w.tuning.input.name = 'other')],
  ])('a change of %s', (path, change) => {
    expect(update(change, undefined, tuned)).toEqual([`rejected ${path}`]);
  });

  it('tuning that turns into inference', () => {
    const turn = (w: Draft) => {
      w.inference = base().inference;
      delete w.tuning;
    };
    expect(update(turn, undefined, tuned)).toEqual([
      'rejected inference',
      'rejected tuning',
    ]);
  });

  it('a wrong shape', () => {
    expect(update(w => (w.spec = {}))).toEqual(['rejected spec']);
  });

  it.each<[string, object, string]>([
    ['without a source', {}, 'source'],
    ['with a name that is none', adapter('Not OK'), 'source.name'],
    ['from URLs', adapter('a', { urls: ['https://example.com'] }), 'source'],
    ['from nowhere', adapter('a', {}), 'source'],
    [
      'from two places',
      adapter('a', { image: 'i', volumeSource: {} }),
      'source',
    ],
    ['that is too strong', { ...adapter('a'), strength: '1.5' }, 'strength'],
    [
      'of no measurable strength',
      { ...adapter('a'), strength: 'very' },
      'strength',
    ],
    ['of the same name', adapter('first'), 'source.name'],
  ])('an adapter %s', (_, bad, path) => {
    expect(
      update(
        w => w.inference.adapters.push(bad),
        w => (w.inference.adapters = [adapter('first')]),
      ),
    ).toEqual([`rejected inference.adapters[1].${path}`]);
  });
});

describe('validateWorkspaceUpdate allows', () => {
  it.each<[string, (w: Draft) => void, ((w: Draft) => void)?]>([
    ['nothing at all', () => {}],
    ['labels', w => (w.metadata.labels = { team: 'x' })],
    [
      'our annotations',
      w => (w.metadata.annotations = { 'kaito-portal.io/owner': 'x' }),
    ],
    [
      'what the CRD defaults',
      w => {
        w.resource.count = 1;
        w.inference.preset.accessMode = 'public';
      },
    ],
    ['a status', w => (w.status = { state: 'Ready' })],
    [
      'the same selector in other words',
      w =>
        (w.resource.labelSelector = {
          matchExpressions: [
            { key: 'apps', operator: 'In', values: ['phi-4'] },
          ],
        }),
    ],
    [
      'another config',
      w => (w.inference.config = 'b'),
      w => (w.inference.config = 'a'),
    ],
    [
      'a second adapter',
      w => w.inference.adapters.push(adapter('b')),
      w => (w.inference.adapters = [adapter('a')]),
    ],
  ])('%s', (...[, change, prepare]) => {
    expect(update(change, prepare)).toEqual([]);
  });

  it('to clear the machine type of nodes brought by hand', () => {
    const clear = (w: Draft) => delete w.resource.instanceType;
    expect(update(clear, undefined, base, 'byo')).toEqual([]);
  });

  it('the method of tuning in another case, and other data', () => {
    const change = (w: Draft) => {
      w.tuning.method = 'LoRA';
      w.tuning.input.image = 'example.io/in:2';
    };
    expect(update(change, undefined, tuned)).toEqual(['advice tuning']);
  });
});

describe('validateWorkspaceUpdate warns of what is not carried out', () => {
  it.each<[string, (w: Draft) => void, ((w: Draft) => void)?]>([
    ['inference.config', w => (w.inference.config = 'a')],
    ['inference.adapters', w => (w.inference.adapters = [adapter('a')])],
    [
      'inference.template',
      w => (w.inference.template = { b: 2 }),
      w => (w.inference = { template: { a: 1 } }),
    ],
    [
      'metadata.annotations["kaito.sh/runtime"]',
      w => (w.metadata.annotations = { 'kaito.sh/runtime': 'transformers' }),
    ],
  ])('%s', (...[path, change, prepare]) => {
    expect(update(change, prepare)).toEqual([`ineffective ${path}`]);
  });
});
