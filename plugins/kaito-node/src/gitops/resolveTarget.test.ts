import fc from 'fast-check';
import { configOf, layoutOf } from './__testUtils__/layouts';
import { allSources } from './allSources';
import { isManifestPath } from './manifestPaths';
import { resolveTarget } from './resolveTarget';

const place = {
  cluster: 'aks-dev',
  namespace: 'search',
  owner: 'group:default/Team-Search',
  name: 'phi',
};

describe('resolveTarget', () => {
  it('takes the first layout that matches, and the rest from above', () => {
    const config = configOf(
      { clusters: ['gke-*'], repoUrl: 'elsewhere' },
      { namespaces: ['search'], baseBranch: 'live', labels: ['ai'] },
      { clusters: ['aks-*'], baseBranch: 'never' },
    );
    expect(resolveTarget(config, place)).toMatchObject({
      repoUrl: 'git.example.org?owner=platform&repo=fleet',
      baseBranch: 'live',
      labels: ['ai'],
      reviewers: [],
      layout: { folder: 'clusters/aks-dev/search' },
    });
    expect(
      resolveTarget(config, { ...place, namespace: 'other' }).baseBranch,
    ).toBe('never');
    expect(
      resolveTarget(config, { ...place, cluster: 'x', namespace: 'y' }),
    ).toMatchObject({
      baseBranch: 'main',
      layout: { folder: 'clusters/x/y', format: 'kustomize' },
    });
  });

  it.each([
    ['{root}/{cluster}/{namespace}', 'clusters/aks-dev/search', 2, null],
    ['teams/{team}/{cluster}', 'teams/team-search/aks-dev', 3, null],
    ['apps/{cluster}/{namespace}/{name}.d', 'apps/aks-dev/search/phi.d', 2, 4],
    ['{name}/{namespace}/{cluster}', 'phi/search/aks-dev', 3, 3],
  ])('lays out %s', (path, folder, appliedDepth, ownDepth) => {
    expect(layoutOf({ path }, place)).toMatchObject({
      folder,
      appliedDepth,
      ownDepth,
    });
  });

  it('gives a deployment that Flux applies a folder of its own', () => {
    const flux = { sourceRef: { name: 'fleet' } };
    expect(layoutOf({ ordering: 'flux', flux }, place)).toMatchObject({
      folder: 'clusters/aks-dev/search/phi',
      ownDepth: 4,
    });
  });

  it('uses the hub of KubeFleet for all its clusters', () => {
    expect(layoutOf({ kubefleet: { hub: 'hub' } }, place)).toMatchObject({
      folder: 'clusters/hub/search',
      kubefleet: {
        hub: 'hub',
        file: 'clusters/hub/search/kubefleet-placement.yaml',
      },
    });
  });

  it('gives what prepares a cluster no order and no hub', () => {
    const flux = { sourceRef: { name: 'fleet' } };
    const config = configOf(
      { kubefleet: { hub: 'hub' } },
      { ordering: 'flux', flux, path: 'fleet/{cluster}/{namespace}' },
    );
    const { layout } = resolveTarget(config, {
      ...place,
      preparesCluster: true,
    });
    expect(layout).toMatchObject({
      folder: 'fleet/aks-dev/search',
      ordering: 'none',
      kubefleet: null,
    });
  });

  it('lets a step say where to itself', () => {
    const config = configOf({ path: 'x/{cluster}/{namespace}' });
    const folder = (path: string) =>
      resolveTarget(config, place, { path, baseBranch: 'b', repoUrl: 'r' });
    expect(folder('own')).toMatchObject({
      repoUrl: 'r',
      baseBranch: 'b',
      layout: { folder: 'own/aks-dev/search' },
    });
    expect(folder('{team}/{cluster}').layout.folder).toBe(
      'team-search/aks-dev',
    );
    expect(() => folder('{namespace}')).toThrow(/^path: holds no \{cluster\}/);
    expect(() => folder('../up')).toThrow(/^path: /);
  });

  it('asks the team for a review, where it knows it', () => {
    const config = configOf({ reviewers: ['platform', 'org/{team}'] });
    const reviewers = (owner?: string) =>
      resolveTarget(config, { ...place, owner }).reviewers;
    expect(reviewers(place.owner)).toEqual(['platform', 'org/team-search']);
    expect(reviewers()).toEqual(['platform']);
  });

  it('says that no repository is configured', () => {
    expect(() =>
      resolveTarget({ ...configOf(), repoUrl: undefined }, place),
    ).toThrow(/^repoUrl: no repository/);
  });
});

const PATHS = [
  '{root}/{cluster}/{namespace}',
  'teams/{team}/{cluster}/{namespace}',
  '{cluster}/{namespace}/{name}',
  'x-{cluster}/{namespace}.d/{team}/{name}',
];

describe('the path of a deployment', () => {
  const part = fc.stringMatching(
    /^([a-z]|\.|\/|\.\.|\\|\.git|-|\$|\{|\*){1,4}$/,
  );

  it('leads nowhere but into its folder, whatever a place is called', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PATHS),
        fc.record({ cluster: part, namespace: part, owner: part, name: part }),
        (path, hostile) => {
          let folder = '';
          let refusal = '';
          try {
            ({ folder } = layoutOf({ path }, hostile));
          } catch (error) {
            refusal = (error as Error).message;
          }
          expect(refusal).toMatch(/^($|(cluster|namespace|owner|name): )/);
          for (const each of folder ? folder.split('/') : []) {
            expect(each).toMatch(/^([A-Za-z0-9][\w.-]*|\*|x-.*)$/);
            expect(each).not.toMatch(/\.\.|[\\$]/);
          }
        },
      ),
    );
  });

  it('is another for another place, and is known as that of the place', () => {
    const label = fc.stringMatching(/^[a-z]([a-z.-]{0,3}[a-z])?$/);
    const somewhere = fc.record({
      cluster: label,
      namespace: label,
      owner: label,
      name: label,
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...PATHS),
        somewhere,
        somewhere,
        (path, one, other) => {
          fc.pre(
            ![one, other].some(p => Object.values(p).join().includes('..')),
          );
          const [a, b] = [one, other].map(p => layoutOf({ path }, p));
          const fields = ['cluster', 'namespace', 'name'] as const;
          const asked = fields.filter(field => path.includes(`{${field}}`));
          const same = asked.every(field => one[field] === other[field]);
          const file = `${b.folder}/x.yaml`;
          expect(isManifestPath(b, file)).toBe(true);
          // Whoever owns it: it may have changed hands.
          expect(isManifestPath(a, file)).toBe(same);
        },
      ),
    );
  });
});

it('names every branch once, with the folders manifests are below', () => {
  const config = configOf(
    { path: 'teams/{team}/{cluster}' },
    { path: 'clusters/{cluster}/apps' },
    { path: '{cluster}/{namespace}', repoUrl: 'other' },
    { kubefleet: { hub: 'hub' }, baseBranch: 'fleet' },
  );
  expect(allSources(config)).toEqual([
    {
      repoUrl: config.repoUrl,
      baseBranch: 'main',
      folders: ['teams', 'clusters'],
    },
    { repoUrl: 'other', baseBranch: 'main', folders: [''] },
    {
      repoUrl: config.repoUrl,
      baseBranch: 'fleet',
      folders: ['clusters/hub'],
    },
  ]);
});
