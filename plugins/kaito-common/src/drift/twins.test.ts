import fc from 'fast-check';
import { BUNDLE_KINDS, renderBundle } from '../manifests/builders';
import { REQUESTS } from '../manifests/builders/__testUtils__/requests';
import { defaultedTwin } from './__testUtils__/defaultedTwin';
import { diffManifests } from '.';

describe.each(BUNDLE_KINDS)('what is rendered for a %s', kind => {
  it('does not drift from what the API server and KAITO make of it', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(REQUESTS[kind], request => {
        const objects = renderBundle(request).flatMap(({ object }) =>
          'metadata' in object ? [object] : [],
        );
        for (const object of objects) {
          seen.add(object.kind);
          expect(diffManifests(object, defaultedTwin(object))).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
    expect(seen.size).toBeGreaterThan(0);
  });
});

describe('drift that only looks like it', () => {
  const workspace = (apiVersion: string, resource: object) => ({
    apiVersion,
    kind: 'Workspace',
    metadata: { name: 'w' },
    resource: { labelSelector: { matchLabels: { apps: 'w' } }, ...resource },
    inference: { preset: { name: 'phi-4' } },
  });

  it('is the version an object is read in', () => {
    const machine = { instanceType: 'Standard_NC24ads_A100_v4' };
    const [alpha, beta] = ['kaito.sh/v1alpha1', 'kaito.sh/v1beta1'];
    expect(
      diffManifests(workspace(alpha, {}), workspace(beta, machine)),
    ).toEqual([]);
    expect(
      diffManifests(workspace(beta, {}), workspace(beta, machine)),
    ).toHaveLength(1);
    expect(
      diffManifests(workspace('kaito.sh/v9', {}), workspace(beta, {})),
    ).toHaveLength(1);
  });

  const withContainer = (container: object) => ({
    ...workspace('kaito.sh/v1beta1', {}),
    inference: { template: { spec: { containers: [container] } } },
  });

  it.each<[object, object]>([
    [
      { resources: { limits: { 'nvidia.com/gpu': 1 } } },
      { resources: { limits: { 'nvidia.com/gpu': '1' } } },
    ],
    [
      { resources: { requests: { cpu: '0.5', memory: '1024Mi' } } },
      { resources: { requests: { cpu: '500m', memory: '1Gi' } } },
    ],
    [
      { resources: { requests: { memory: '1e3' } } },
      { resources: { requests: { memory: '1k' } } },
    ],
    [{}, { resources: {} }],
    [{ env: [{ name: 'A' }] }, { env: [{ name: 'A', value: '' }] }],
  ])('is the form of %j and %j', (git, live) => {
    expect(diffManifests(withContainer(git), withContainer(live))).toEqual([]);
    expect(diffManifests(withContainer(live), withContainer(git))).toEqual([]);
  });

  it.each<[object, object]>([
    [
      { resources: { limits: { 'nvidia.com/gpu': 1 } } },
      { resources: { limits: { 'nvidia.com/gpu': 2 } } },
    ],
    [
      { resources: { requests: { memory: '1G' } } },
      { resources: { requests: { memory: '1Gi' } } },
    ],
    [
      { resources: { requests: { memory: 'much' } } },
      { resources: { requests: { memory: 'more' } } },
    ],
    [{ env: [{ name: 'A', value: '1' }] }, { env: [{ name: 'A' }] }],
    [{ command: ['a', 'b'] }, { command: ['b', 'a'] }],
  ])('is not the difference of %j and %j', (git, live) => {
    expect(diffManifests(withContainer(git), withContainer(live))).not.toEqual(
      [],
    );
  });

  it('is an amount that is the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), gi => {
        const mirror = (size: string) => ({
          apiVersion: 'kaito.sh/v1alpha1',
          kind: 'ModelMirror',
          metadata: { name: 'm' },
          spec: { storage: { size } },
        });
        const [git, live] = [mirror(`${gi}Gi`), mirror(`${gi * 1024}Mi`)];
        expect(diffManifests(git, live)).toEqual([]);
        expect(
          diffManifests(git, mirror(`${gi * 1024 + 1}Mi`)),
        ).not.toHaveLength(0);
      }),
    );
  });
});
