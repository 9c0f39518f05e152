import fc from 'fast-check';
import { diffManifests } from '.';
import { listModels } from '../models';
import { renderWorkspace } from '../manifests';

const KINDS = [
  'Workspace',
  'InferenceSet',
  'RAGEngine',
  'MultiRoleInference',
  'ModelMirror',
  'ConfigMap',
  'Secret',
  'Other',
];
const FIELDS = [
  'metadata',
  'labels',
  'annotations',
  'resource',
  'labelSelector',
  'matchLabels',
  'matchExpressions',
  'count',
  'inference',
  'preset',
  'name',
  'adapters',
  'source',
  'tuning',
  'method',
  'spec',
  'template',
  'replicas',
  'roles',
  'compute',
  'updateStrategy',
  'constructor',
  '__proto__',
];

/** JSON that looks enough like a manifest to reach the rules. */
const { value: anyValue } = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.jsonValue({ maxDepth: 1 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom(...FIELDS), tie('value')), {
        maxLength: 6,
      })
      .map(entries => Object.fromEntries(entries)),
  ),
}));
const anyObject = fc
  .tuple(
    fc.constantFrom(...KINDS),
    fc.constantFrom(...FIELDS),
    anyValue,
    anyValue,
  )
  .map(([kind, field, value, rest]) => ({
    ...(rest as object),
    [field]: value,
    kind,
  }));
const anything = fc.oneof(anyObject, anyObject, anyValue);

const workspaces = fc
  .record({
    model: fc.constantFrom(...listModels().map(({ name }) => name)),
    secret: fc.option(fc.constant('hf'), { nil: undefined }),
    purpose: fc.option(fc.string(), { nil: undefined }),
  })
  .map(({ model, secret, purpose }) =>
    renderWorkspace({
      name: 'w',
      namespace: 'n',
      model,
      instanceType: 'Standard_NC24ads_A100_v4',
      modelAccessSecret: secret,
      provenance: { purpose },
    }),
  );

const serverMeta = {
  uid: 'u',
  resourceVersion: '1',
  generation: 1,
  creationTimestamp: '2026-01-01T00:00:00Z',
};

describe('diffManifests', () => {
  it('never throws, and finds nothing between a thing and itself', () => {
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        expect(Array.isArray(diffManifests(a, b))).toBe(true);
        expect(diffManifests(a, JSON.parse(JSON.stringify(a)))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it.each([50, 20_000])('takes a value nested %d times', depth => {
    const nested = (leaf: number): unknown =>
      JSON.parse(
        `{"kind":"Workspace","inference":{"template":${'[{"a":'.repeat(
          depth,
        )}${leaf}${'}]'.repeat(depth)}}}`,
      );
    expect(diffManifests(nested(1), nested(1))).toEqual([]);
    expect(diffManifests(nested(1), nested(2))).toHaveLength(1);
  });

  it('finds the same places whichever way round', () => {
    fc.assert(
      fc.property(workspaces, workspaces, (a, b) => {
        const paths = (changes: { path: string }[]) =>
          changes.map(({ path }) => path);
        expect(paths(diffManifests(a, b))).toEqual(paths(diffManifests(b, a)));
      }),
    );
  });

  it('finds nothing between a Workspace and its defaulted twin', () => {
    fc.assert(
      fc.property(workspaces, git => {
        const live = {
          ...git,
          metadata: { ...git.metadata, ...serverMeta },
          resource: { ...git.resource, count: 1 },
          inference: {
            preset: { accessMode: 'public', ...git.inference?.preset },
          },
          status: {},
        };
        expect(diffManifests(git, live)).toEqual([]);
      }),
    );
  });

  it('finds nothing between an InferenceSet and its defaulted twin', () => {
    fc.assert(
      fc.property(workspaces, fc.boolean(), (workspace, windowed) => {
        const autoUpgrade = windowed
          ? { maintenanceWindow: { schedule: '0 2 * * 6' } }
          : {};
        const { preset } = workspace.inference!;
        const git = {
          apiVersion: 'kaito.sh/v1beta1',
          kind: 'InferenceSet',
          metadata: { name: 'w' },
          spec: {
            labelSelector: workspace.resource!.labelSelector,
            template: { inference: { preset } },
            autoUpgrade,
          },
        };
        const live = {
          ...git,
          metadata: { ...git.metadata, namespace: 'n', ...serverMeta },
          spec: {
            ...git.spec,
            replicas: 1,
            updateStrategy: {
              type: 'RollingUpdate',
              rollingUpdate: { maxUnavailable: 1 },
            },
            template: {
              inference: { preset: { ...preset, accessMode: 'public' } },
            },
            autoUpgrade: {
              enabled: false,
              strategy: 'InPlace',
              ...(windowed && {
                maintenanceWindow: { schedule: '0 2 * * 6', duration: '4h' },
              }),
            },
          },
        };
        expect(diffManifests(git, live)).toEqual([]);
      }),
    );
  });
});
