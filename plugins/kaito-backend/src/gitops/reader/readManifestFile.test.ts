import fc from 'fast-check';
import { manifest } from '../__testUtils__/FakeHost';
import { readManifestFile } from './readManifestFile';

const read = (path: string, text: string | null) =>
  readManifestFile(path, text, 1_024);

describe('readManifestFile', () => {
  it('keeps the workloads and whose request it is', () => {
    const annotations = { 'kaito-portal.io/request-id': 'r1' };
    expect(read('a.yaml', manifest('phi', { annotations }))).toEqual({
      workloads: [
        expect.objectContaining({
          metadata: expect.objectContaining({ name: 'phi' }),
        }),
      ],
      others: 0,
      requestId: 'r1',
      kustomization: null,
      placement: null,
      problem: null,
    });
  });

  it.each([
    [{ placementType: 'PickFixed', clusterNames: ['a', 'b'] }, ['a', 'b']],
    [{ placementType: 'PickN', numberOfClusters: 2 }, null],
    [undefined, null],
  ])('reads where KubeFleet places a namespace (%#)', (policy, clusters) => {
    const text = JSON.stringify({
      apiVersion: 'placement.kubernetes-fleet.io/v1',
      kind: 'ClusterResourcePlacement',
      metadata: { name: 'search' },
      spec: { policy },
    });
    expect(read('a.yaml', text).placement).toEqual({ clusters });
  });

  it('counts what else is in it', () => {
    const text = [
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}',
      manifest('phi'),
      'apiVersion: kaito.sh/v1alpha1\nkind: ModelMirror\nmetadata: {name: m}',
    ].join('\n---\n');
    expect(read('a.yaml', text)).toMatchObject({
      workloads: [{ kind: 'Workspace' }],
      others: 2,
    });
  });

  it.each([
    ['apiVersion: v1\n  kind: [', /Line \d/],
    ['hello', /mapping/],
    ['kind: Workspace\nmetadata: {name: x}', /apiVersion/],
  ])('says why %j cannot be read', (text, problem) => {
    expect(read('a.yaml', text)).toMatchObject({
      workloads: [],
      problem: expect.stringMatching(problem),
    });
  });

  it.each([
    ['resources:\n  - ./phi.yaml\n  - team/\n', ['phi.yaml', 'team'], null, []],
    ['', [], null, []],
    ['resources: []\nnamespace: search', [], 'search', []],
    [
      'resources: [a.yaml]\npatches: [{path: p.yaml}]\nnamePrefix: x-\nimages: []\nlabels:\n',
      ['a.yaml'],
      null,
      ['namePrefix', 'patches'],
    ],
  ])('reads the kustomization %j', (text, resources, namespace, transforms) => {
    expect(read('x/kustomization.yaml', text)).toMatchObject({
      kustomization: { resources, namespace, transforms },
      problem: null,
    });
  });

  it('says of a kustomization that is none', () => {
    expect(read('x/kustomization.yaml', '- a')).toMatchObject({
      kustomization: null,
      problem: expect.stringMatching(/mapping/),
    });
  });

  it('says of a file that was too large', () => {
    expect(read('a.yaml', null).problem).toBe('it is larger than 1 KiB');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('a.yaml', 'kustomization.yaml'),
        (text, path) => {
          const { workloads, problem } = read(path, text);
          expect(workloads.length === 0 || problem === null).toBe(true);
        },
      ),
    );
  });
});
