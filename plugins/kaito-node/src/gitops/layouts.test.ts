import {
  renderWorkspace,
  toYaml,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { parse } from 'yaml';
import { annotate } from './annotate';
import { baseOf, merged } from './__testUtils__/baseOf';
import { layoutOf } from './__testUtils__/layouts';
import { findDeployment } from './findDeployment';
import { planChanges } from './planChanges';
import { planEdit } from './planEdit';
import { planRetirement } from './planRetirement';

const place = { cluster: 'aks-dev', namespace: 'search' };
const owner = 'group:default/team-search';

const workspace = (name: string) =>
  toYaml(
    renderWorkspace({
      name,
      namespace: 'search',
      model: 'microsoft/phi-4',
      instanceType: 'Standard_NC24ads_A100_v4',
      config: `${name}-config`,
      provenance: { requestId: `r-${name}`, requestedBy: 'user:default/dana' },
    }),
  );
const configMap = (name: string) =>
  annotate(
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}-config, namespace: search}\n`,
    { 'kaito-portal.io/request-id': `r-${name}` },
  );
const filesOf = (name: string) => [
  { file: `${name}-config.yaml`, text: configMap(name) },
  { file: `${name}.yaml`, text: workspace(name) },
];

/** Adds a deployment with a ConfigMap to a branch. */
async function add(
  entry: object | null,
  name: string,
  files: Record<string, string | null> = {},
  clusters?: string[],
) {
  const plan = await planChanges(
    {
      ...place,
      requestId: `r-${name}`,
      layout: layoutOf(entry, { name, owner }),
      clusters,
      files: filesOf(name),
      sourceUrl: () => null,
    },
    baseOf(files),
  );
  return merged(files, plan);
}

/** A folder's list of what is applied. */
const listIn = (files: Record<string, string | null>, folder: string) =>
  parse(files[`${folder}kustomization.yaml`] ?? '{}').resources;

const flux = { sourceRef: { name: 'fleet' } };
const LAYOUTS: [string, object | null][] = [
  ['the default', null],
  ['a folder for each deployment', { path: '{cluster}/{namespace}/{name}' }],
  ['a folder for each team', { path: '{cluster}/{team}/{namespace}' }],
  ['teams before clusters', { path: 'teams/{team}/{cluster}/{namespace}' }],
  ['all in one folder', { clusters: ['aks-dev'], path: 'models' }],
  ['plain folders', { format: 'plain' }],
  ['plain folders of teams', { format: 'plain', path: '{cluster}/{team}' }],
  ['Argo CD', { ordering: 'argocd' }],
  ['Flux', { ordering: 'flux', flux }],
  [
    'Flux and a folder of its own',
    { ordering: 'flux', flux, path: '{cluster}/{team}/{namespace}/{name}' },
  ],
  ['KubeFleet', { kubefleet: { hub: 'hub' } }],
  ['KubeFleet and plain', { kubefleet: { hub: 'hub' }, format: 'plain' }],
];

describe.each(LAYOUTS)('with %s', (_, entry) => {
  const wanted = { ...place, kind: 'Workspace', name: 'phi' };
  // Who looks for it does not know whose it is.
  const layout = layoutOf(entry, { name: 'phi' });

  it('finds, changes and retires what was put there, and leaves others alone', async () => {
    const before = await add(entry, 'other');
    const files = await add(entry, 'phi', before);
    const found = (await findDeployment(wanted, layout, baseOf(files)))!;
    expect(parse(files[found.path]!).metadata.name).toBe('phi');
    expect(found.companions).toHaveLength(1);

    const edit = await planEdit(
      wanted,
      { config: 'another' },
      layout,
      baseOf(files),
    );
    expect([...edit.changes.keys()]).toEqual([found.path]);

    const retired = await planRetirement(wanted, layout, baseOf(files));
    expect(retired.removed).toEqual(
      expect.arrayContaining([found.path, ...found.companions]),
    );
    const after = merged(files, retired);
    const left = (all: Record<string, string | null>) =>
      Object.fromEntries(Object.entries(all).filter(([, text]) => text));
    expect(left(after)).toEqual(left(before));
  });

  it('finds it whoever owns it by now', async () => {
    const files = await add(entry, 'phi');
    const byOther = layoutOf(entry, { name: 'phi', owner: 'group:default/x' });
    const found = await findDeployment(wanted, byOther, baseOf(files));
    expect(found).not.toBeNull();
  });

  it('does not take one of another namespace or name for it', async () => {
    const files = await add(entry, 'phi');
    for (const other of [{ namespace: 'else' }, { name: 'ph' }]) {
      const at = { ...wanted, ...other };
      const found = await findDeployment(
        at,
        layoutOf(entry, at),
        baseOf(files),
      );
      expect(found).toBeNull();
    }
  });

  it('proposes the same again as nothing', async () => {
    const files = await add(entry, 'phi');
    expect(await add(entry, 'phi', files)).toEqual(files);
  });
});

describe('kustomizations', () => {
  it('list every folder from the cluster’s down', async () => {
    const entry = { path: 'teams/{team}/{cluster}/apps/{namespace}/{name}' };
    const files = await add(entry, 'phi');
    const top = 'teams/team-search/aks-dev/';
    expect(listIn(files, '')).toBeUndefined();
    expect(listIn(files, 'teams/team-search/')).toBeUndefined();
    expect(listIn(files, top)).toEqual(['apps']);
    expect(listIn(files, `${top}apps/`)).toEqual(['search']);
    expect(listIn(files, `${top}apps/search/`)).toEqual(['phi']);
    expect(listIn(files, `${top}apps/search/phi/`)).toEqual([
      'phi-config.yaml',
      'phi.yaml',
    ]);
  });

  it('are made from the top of a repository that is one cluster’s', async () => {
    const files = await add(
      { clusters: ['aks-dev'], path: '{namespace}' },
      'phi',
    );
    expect(listIn(files, '')).toEqual(['search']);
  });

  it.each(['kustomization.yml', 'Kustomization'])(
    'are edited where they are called %s',
    async file => {
      const path = `clusters/aks-dev/search/${file}`;
      const files = await add(null, 'phi', { [path]: 'resources: [a.yaml]\n' });
      expect(parse(files[path]!).resources).toEqual([
        'a.yaml',
        'phi-config.yaml',
        'phi.yaml',
      ]);
      expect(files).not.toHaveProperty([
        'clusters/aks-dev/search/kustomization.yaml',
      ]);
      const at = { ...place, kind: 'Workspace', name: 'phi' };
      const plan = await planRetirement(at, layoutOf(null), baseOf(files));
      expect(parse(plan.files.get(path)!).resources).toEqual(['a.yaml']);
    },
  );

  it('are not made in plain folders', async () => {
    const files = await add({ format: 'plain' }, 'phi');
    expect(Object.keys(files)).toEqual([
      'clusters/aks-dev/search/phi-config.yaml',
      'clusters/aks-dev/search/phi.yaml',
    ]);
  });
});

describe('order', () => {
  const folder = 'clusters/aks-dev/search';

  it('is a wave for Argo CD, unless the manifest says another', async () => {
    const files = await add({ ordering: 'argocd' }, 'phi');
    const waveOf = (file: string) =>
      parse(files[`${folder}/${file}`]!).metadata.annotations[
        'argocd.argoproj.io/sync-wave'
      ];
    expect(waveOf('phi-config.yaml')).toBe('-1');
    expect(waveOf('phi.yaml')).toBeUndefined();
  });

  it('is a Kustomization for each stage for Flux, one waiting for the other', async () => {
    const files = await add({ ordering: 'flux', flux }, 'phi');
    expect(listIn(files, `${folder}/phi/`)).toEqual([
      'flux-prerequisites.yaml',
      'flux-workload.yaml',
    ]);
    expect(listIn(files, `${folder}/phi/workload/`)).toEqual(['phi.yaml']);
    const [first, second] = ['prerequisites', 'workload'].map(stage =>
      parse(files[`${folder}/phi/flux-${stage}.yaml`]!),
    );
    expect(first).toMatchObject({
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      metadata: { name: 'search-phi-prerequisites', namespace: 'flux-system' },
      spec: { path: `./${folder}/phi/prerequisites`, wait: true },
    });
    expect(second.spec).toMatchObject({
      path: `./${folder}/phi/workload`,
      dependsOn: [{ name: 'search-phi-prerequisites' }],
      sourceRef: { kind: 'GitRepository', name: 'fleet' },
    });
  });

  it('cannot be had for a name Flux has no room for', async () => {
    const long = 'phi'.padEnd(50, 'x');
    await expect(add({ ordering: 'flux', flux }, long)).rejects.toThrow(
      /^name: 'search-phix+' is longer than the 49/,
    );
  });
});

describe('KubeFleet', () => {
  const entry = { kubefleet: { hub: 'hub' } };
  const file = 'clusters/hub/search/kubefleet-placement.yaml';

  it('places a namespace on all clusters of a request', async () => {
    const files = await add(entry, 'phi', {}, ['b', 'aks-dev']);
    expect(parse(files[file]!)).toEqual({
      apiVersion: 'placement.kubernetes-fleet.io/v1',
      kind: 'ClusterResourcePlacement',
      metadata: { name: 'search' },
      spec: {
        resourceSelectors: [
          { group: '', version: 'v1', kind: 'Namespace', name: 'search' },
        ],
        policy: { placementType: 'PickFixed', clusterNames: ['aks-dev', 'b'] },
      },
    });
    expect(listIn(files, 'clusters/hub/search/')).toContain(
      'kubefleet-placement.yaml',
    );
    const at = { ...place, kind: 'Workspace', name: 'phi' };
    const layout = layoutOf(entry, at);
    const found = await findDeployment(at, layout, baseOf(files));
    expect(found?.clusters).toEqual(['aks-dev', 'b']);
    expect(
      await findDeployment({ ...at, cluster: 'c' }, layout, baseOf(files)),
    ).toBeNull();
  });

  it('does not move a namespace that others are in', async () => {
    const files = await add(entry, 'phi', {}, ['aks-dev', 'b']);
    await expect(add(entry, 'other', files, ['aks-dev'])).rejects.toThrow(
      /^clusters: everything in namespace search goes to aks-dev, b \(.*\), and this request is for aks-dev\./,
    );
    const byHand = {
      ...files,
      [file]: 'spec: {policy: {placementType: PickAll}}',
    };
    await expect(add(entry, 'other', byHand)).rejects.toThrow(
      /goes to clusters KubeFleet chooses by itself/,
    );
    expect(await add(entry, 'other', files, ['b', 'aks-dev'])).toMatchObject({
      [file]: files[file],
    });
  });

  it('is needed for more than one cluster', async () => {
    await expect(add(null, 'phi', {}, ['aks-dev', 'b'])).rejects.toThrow(
      /^clusters: .*configure a layout with kubefleet/,
    );
  });
});

it('says what is missing of a place', async () => {
  const plan = (at: object) =>
    planChanges(
      {
        ...place,
        requestId: 'r-phi',
        layout: layoutOf({ path: '{cluster}/{team}/{namespace}/{name}' }, at),
        files: filesOf('phi'),
        sourceUrl: () => null,
      },
      baseOf({}),
    );
  await expect(plan({ name: 'phi' })).rejects.toThrow(/^owner: is part of/);
  await expect(plan({ owner })).rejects.toThrow(/^name: is part of/);
});
