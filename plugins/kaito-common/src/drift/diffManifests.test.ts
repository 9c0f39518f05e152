import { diffManifests, overallEffect } from '.';
import { renderWorkspace } from '../manifests';

type Json = Record<string, any>;

const workspace = (): Json =>
  renderWorkspace({
    name: 'phi',
    namespace: 'search',
    model: 'phi-4',
    instanceType: 'Standard_NC24ads_A100_v4',
  });

const withAdapters = (...names: string[]): Json => ({
  ...workspace(),
  inference: {
    ...workspace().inference,
    adapters: names.map(name => ({ source: { name, image: `reg/${name}:1` } })),
  },
});

const tuning = (): Json => ({
  ...workspace(),
  inference: undefined,
  tuning: {
    preset: { name: 'phi-4' },
    method: 'lora',
    input: { name: 'data', image: 'reg/data:1' },
    output: { image: 'reg/out:1', imagePushSecret: 'push' },
  },
});

const inferenceSet = (): Json => ({
  apiVersion: 'kaito.sh/v1beta1',
  kind: 'InferenceSet',
  metadata: { name: 'phi', namespace: 'search', annotations: {} },
  spec: {
    labelSelector: { matchLabels: { apps: 'phi' } },
    replicas: 2,
    template: {
      resource: { instanceType: 'Standard_NC24ads_A100_v4' },
      inference: { preset: { name: 'microsoft/phi-4' } },
    },
  },
});

/** A copy with one field set, or taken away by `undefined`. */
function having(object: Json, path: string[], value: unknown): Json {
  const [key, ...rest] = path;
  return {
    ...object,
    [key]: rest.length === 0 ? value : having(object[key] ?? {}, rest, value),
  };
}

function verdicts(git: unknown, live: unknown) {
  return diffManifests(git, live).map(({ path, effect }) => [path, effect]);
}

describe('diffManifests leaves out', () => {
  it('what the API server, KAITO and GitOps tools write', () => {
    const git = workspace();
    const live = {
      ...git,
      metadata: {
        ...git.metadata,
        uid: 'u',
        resourceVersion: '7',
        generation: 3,
        creationTimestamp: '2026-01-01T00:00:00Z',
        managedFields: [{ manager: 'argocd' }],
        finalizers: ['workspace.finalizer.kaito.sh'],
        labels: {
          'kustomize.toolkit.fluxcd.io/name': 'fleet',
          'app.kubernetes.io/instance': 'fleet',
          'kaito.sh/upgrade-to-version': '0.5.0',
        },
        annotations: {
          'workspace.kaito.io/hash': 'abc',
          'workspace.kaito.io/revision': '1',
          'kaito.sh/upgrade-start-time': 'now',
          'argocd.argoproj.io/tracking-id': 'x',
          'kubectl.kubernetes.io/last-applied-configuration': '{}',
        },
      },
      resource: { ...git.resource, count: 1, preferredNodes: [] },
      inference: {
        preset: { ...git.inference.preset, accessMode: 'public' },
        adapters: null,
      },
      status: { state: 'Ready' },
    };
    expect(diffManifests(git, live)).toEqual([]);
  });

  it.each(['PHI-4', 'microsoft/phi-4', 'Microsoft/PHI-4', 'phi-4'])(
    'another spelling of the same model: %s',
    name => {
      const live = having(workspace(), ['inference', 'preset', 'name'], name);
      expect(diffManifests(workspace(), live)).toEqual([]);
    },
  );

  it('another spelling of the same selector, and a namespace Git leaves to its tool', () => {
    const selector = {
      matchExpressions: [{ key: 'apps', operator: 'In', values: ['phi'] }],
    };
    const git = having(
      having(workspace(), ['resource', 'labelSelector'], selector),
      ['metadata', 'namespace'],
      undefined,
    );
    expect(diffManifests(git, workspace())).toEqual([]);
  });

  it('the order of keys, of adapters and of roles', () => {
    expect(
      diffManifests(withAdapters('a', 'b'), withAdapters('b', 'a')),
    ).toEqual([]);
    const roles = [{ type: 'prefill', replicas: 1 }, { type: 'decode' }];
    const mri = (list: unknown) => ({
      kind: 'MultiRoleInference',
      metadata: { labels: { a: '1', b: '2' } },
      spec: { roles: list },
    });
    const turned = { ...mri([...roles].reverse()) };
    turned.metadata = { labels: { b: '2', a: '1' } };
    expect(diffManifests(mri(roles), turned)).toEqual([]);
  });

  it('replicas that an autoscaler sets, but not those Git decides', () => {
    const scaled = (replicas: number | undefined, on: boolean) =>
      having(
        having(inferenceSet(), ['spec', 'replicas'], replicas),
        ['metadata', 'annotations'],
        { 'scaledobject.kaito.sh/auto-provision': String(on) },
      );
    expect(diffManifests(scaled(1, true), scaled(5, true))).toEqual([]);
    expect(diffManifests(scaled(undefined, false), scaled(5, false))).toEqual(
      [],
    );
    expect(verdicts(scaled(1, false), scaled(5, false))).toEqual([
      ['spec.replicas', 'rolls'],
    ]);
  });

  it('values of a Secret', () => {
    const secret = (value: string) => ({
      kind: 'Secret',
      metadata: { name: 's' },
      data: { HF_TOKEN: value },
      stringData: { HF_TOKEN: value },
    });
    expect(diffManifests(secret('one'), secret('two'))).toEqual([]);
  });
});

describe('diffManifests of a Workspace', () => {
  const rows: [string[], unknown, string][] = [
    [['resource', 'count'], 2, 'refused'],
    [['resource', 'instanceType'], 'Standard_NC96ads_A100_v4', 'refused'],
    [['resource', 'instanceType'], undefined, 'refused'],
    [['resource', 'labelSelector', 'matchLabels', 'apps'], 'x', 'refused'],
    [['resource', 'partition'], { mode: 'accelerator', count: 1 }, 'refused'],
    [['resource', 'preferredNodes'], ['n'], 'nothing'],
    [['inference', 'preset', 'name'], 'phi-4-mini-instruct', 'refused'],
    [['inference', 'preset', 'accessMode'], 'private', 'refused'],
    [['inference', 'template'], { spec: {} }, 'refused'],
    [['inference', 'config'], 'flags', 'nothing'],
    [['metadata', 'name'], 'other', 'replace'],
    [['metadata', 'namespace'], 'other', 'replace'],
    [['metadata', 'labels'], undefined, 'none'],
  ];
  it.each(rows)('judges %j = %j', (path, value, effect) => {
    const git = having(workspace(), path, value);
    expect(verdicts(git, workspace())).toEqual(
      effect === 'none' ? [] : [[path.join('.'), effect]],
    );
  });

  it('says what was, what is asked for, and why', () => {
    const git = having(workspace(), ['resource', 'count'], 2);
    expect(diffManifests(git, workspace())).toEqual([
      {
        path: 'resource.count',
        before: undefined,
        after: 2,
        effect: 'refused',
        rule: 'UPDATE',
        reason:
          'KAITO does not let `resource.count` change: create a new Workspace and retire this one',
      },
    ]);
  });

  it.each([
    ['kaito.sh/runtime', 'nothing'],
    ['kaito-portal.io/owner', 'nothing'],
    ['kaito.sh/model-streaming', 'refused'],
  ])('judges the annotation %s', (key, effect) => {
    const git = having(workspace(), ['metadata', 'annotations'], {
      [key]: 'x',
    });
    expect(verdicts(git, workspace())).toEqual([
      [`metadata.annotations["${key}"]`, effect],
    ]);
  });

  it('tells a config that is swapped from one that comes late', () => {
    const config = (name?: string) =>
      having(workspace(), ['inference', 'config'], name);
    expect(verdicts(config('b'), config('a'))).toEqual([
      ['inference.config', 'rolls'],
    ]);
    const [gone] = diffManifests(config(), config('a'));
    expect(gone.effect).toBe('rolls');
    expect(gone.reason).toMatch(/without the file/);
  });

  it('tells the first adapter from the second', () => {
    expect(verdicts(withAdapters('a'), workspace())).toEqual([
      ['inference.adapters', 'nothing'],
    ]);
    expect(verdicts(withAdapters('a', 'b'), withAdapters('a'))).toEqual([
      ['inference.adapters', 'rolls'],
    ]);
    expect(verdicts(withAdapters('a', 'a'), withAdapters('a'))).toEqual([
      ['inference.adapters', 'refused'],
    ]);
  });

  it('lets a template change without effect', () => {
    const template = (image: string) => ({
      ...workspace(),
      inference: { template: { spec: { containers: [{ image }] } } },
    });
    expect(verdicts(template('b'), template('a'))).toEqual([
      ['inference.template.spec.containers[0].image', 'nothing'],
    ]);
  });

  it('starts the Job of a tuning again, within what may change', () => {
    const git = (path: string[], value: unknown) =>
      having(tuning(), ['tuning', ...path], value);
    expect(verdicts(git(['method'], 'LORA'), tuning())).toEqual([]);
    expect(verdicts(git(['method'], 'qlora'), tuning())).toEqual([
      ['tuning.method', 'refused'],
    ]);
    expect(verdicts(git(['config'], 'c'), tuning())).toEqual([
      ['tuning.config', 'rolls'],
    ]);
    expect(verdicts(git(['input', 'image'], 'reg/d:2'), tuning())).toEqual([
      ['tuning.input.image', 'rolls'],
    ]);
    expect(verdicts(git(['input', 'name'], 'n'), tuning())).toEqual([
      ['tuning.input.name', 'refused'],
    ]);
    expect(verdicts(git(['output'], undefined), tuning())).toEqual([
      ['tuning.output', 'refused'],
    ]);
    expect(verdicts(tuning(), workspace())).toEqual([
      ['inference', 'refused'],
      ['tuning', 'refused'],
    ]);
  });

  it('refuses what the schema refuses', () => {
    const git = { ...workspace(), spec: { resource: {} } };
    expect(diffManifests(git, workspace())).toMatchObject([
      { path: 'spec', effect: 'refused', rule: 'schema' },
    ]);
  });
});

describe('diffManifests of other kinds', () => {
  const rows: [string, unknown, string][] = [
    ['spec.nodeCountLimit', 3, 'nothing'],
    ['spec.updateStrategy', { type: 'OnDelete' }, 'nothing'],
    ['spec.autoUpgrade', { enabled: true }, 'rolls'],
    ['spec.labelSelector.matchLabels.apps', 'x', 'replace'],
    ['spec.template.inference.preset.name', 'phi-4-mini-instruct', 'replace'],
    ['spec.template.inference.config', 'c', 'replace'],
    ['spec.template.resource.instanceType', 'Standard_NC6', 'replace'],
    [
      'spec.template.resource.partition',
      { mode: 'accelerator', count: 1 },
      'refused',
    ],
    ['spec.template.metadata.labels.team', 'a', 'rolls'],
    ['spec.template.metadata.annotations.note', 'a', 'replace'],
    ['metadata.labels.team', 'a', 'nothing'],
    ['metadata.annotations.note', 'a', 'nothing'],
  ];
  it.each(rows)('judges %s of an InferenceSet', (path, value, effect) => {
    const git = having(inferenceSet(), path.split('.'), value);
    expect(verdicts(git, inferenceSet())).toEqual([[path, effect]]);
  });

  it('knows labels of a template are only ever added', () => {
    const live = having(
      inferenceSet(),
      ['spec', 'template', 'metadata', 'labels', 'team'],
      'a',
    );
    expect(verdicts(inferenceSet(), live)).toEqual([
      ['spec.template.metadata.labels.team', 'nothing'],
    ]);
  });

  it.each([
    ['RAGEngine', 'compute', 'instanceType', 'refused'],
    ['RAGEngine', 'inferenceService', 'url', 'rolls'],
    ['MultiRoleInference', 'model', 'name', 'refused'],
    ['ModelMirror', 'storage', 'size', 'refused'],
    ['Deployment', 'strategy', 'type', 'rolls'],
  ])('judges %s: spec.%s.%s', (kind, part, field, effect) => {
    const object = (value: string) => ({
      kind,
      metadata: { name: 'x' },
      spec: { [part]: { [field]: value } },
    });
    expect(verdicts(object('b'), object('a'))).toEqual([
      [`spec.${part}.${field}`, effect],
    ]);
  });

  it('knows that content of a ConfigMap restarts nothing', () => {
    const map = (text: string) => ({ kind: 'ConfigMap', data: { a: text } });
    expect(verdicts(map('2'), map('1'))).toEqual([['data.a', 'nothing']]);
  });

  it('takes another kind for another object', () => {
    expect(verdicts(inferenceSet(), workspace())).toEqual([
      ['kind', 'replace'],
    ]);
  });
});

it('sums changes up', () => {
  const of = (...effects: ('rolls' | 'nothing' | 'refused' | 'replace')[]) =>
    overallEffect(effects.map(effect => ({ effect })));
  expect(of()).toBeNull();
  expect(of('nothing', 'replace')).toBe('replace');
  expect(of('rolls', 'replace')).toBe('rolls');
  expect(of('nothing', 'refused', 'rolls')).toBe('refused');
});

it('says that KAITO refuses an image of tuning it cannot read', () => {
  const git = having(tuning(), ['tuning', 'output', 'image'], 'Reg/Out:1');
  expect(verdicts(git, tuning())).toEqual([['tuning.output.image', 'refused']]);
});

it.each([
  ['Workspace', workspace, ['inference', 'preset', 'name'], 'PHI-4'],
  ['tuning', tuning, ['tuning', 'preset', 'name'], 'phi-4'],
] as const)(
  'tells that a new spelling of the model keeps other changes of a %s from being applied',
  (_, make, path, name) => {
    const git = having(make(), [...path], name);
    const live = having(make(), [...path], 'microsoft/phi-4');
    expect(diffManifests(git, live)).toEqual([]);
    const more = having(git, ['metadata', 'labels'], { team: 'search' });
    const changes = diffManifests(more, live);
    expect(changes.map(change => [change.path, change.effect])).toEqual([
      ['metadata.labels.team', 'nothing'],
      [path.join('.'), 'refused'],
    ]);
    expect(overallEffect(changes)).toBe('refused');
  },
);
