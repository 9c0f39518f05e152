import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  allSources,
  readGitOpsConfig,
} from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { FakeClock } from '../../watch/__testUtils__/FakeClock';
import { FakeHost, manifest } from '../__testUtils__/FakeHost';
import { RepositoryReader } from '../reader';
import { IndexKeeper } from './IndexKeeper';
import { PlaceIndex } from './PlaceIndex';

const CLUSTERS = ['prod', 'dev'];
const list = (...resources: string[]) => JSON.stringify({ resources });
const without = (text: string) => text.replace('"namespace":"search",', '');
const owned = (name: string, owner: string) =>
  manifest(name, { annotations: { 'kaito-portal.io/owner': owner } });

async function stage(files: Record<string, string>, gitops: object = {}) {
  const host = new FakeHost(files);
  const clock = new FakeClock();
  const config = readGitOpsConfig(
    new ConfigReader({ kaito: { gitops: { repoUrl: 'fleet', ...gitops } } }),
  );
  const reader = new RepositoryReader({
    sources: allSources(config),
    connect: host.connect,
    identify: repoUrl => repoUrl,
    clock,
    logger: mockServices.logger.mock(),
    refreshMs: 1_000,
  });
  const keeper = new IndexKeeper(config, reader);
  const refresh = async () => {
    await clock.advance(2_000);
    await Promise.all(
      allSources(config).map(source => reader.branch(source)!.refresh(0)),
    );
    return keeper.current(CLUSTERS);
  };
  return { host, config, reader, keeper, index: await refresh(), refresh };
}

const entriesOf = (index: PlaceIndex) =>
  [...index.entries()].map(([key, placed]) => [
    key.replaceAll('\n', '/'),
    placed.map(({ file }) => file.path),
  ]);

describe('PlaceIndex', () => {
  it('places manifests by cluster and namespace', async () => {
    const { index } = await stage({
      'clusters/prod/search/phi.yaml': manifest('phi'),
      'clusters/dev/search/phi.yaml': manifest('phi'),
      'clusters/dev/ads/phi.yaml': manifest('phi', { namespace: 'ads' }),
    });
    expect(entriesOf(index)).toEqual([
      ['prod/Workspace/search/phi', ['clusters/prod/search/phi.yaml']],
      ['dev/Workspace/search/phi', ['clusters/dev/search/phi.yaml']],
      ['dev/Workspace/ads/phi', ['clusters/dev/ads/phi.yaml']],
    ]);
  });

  it.each([
    ['a cluster nobody knows', 'clusters/other/search/phi.yaml'],
    ['another folder', 'clusters/prod/ads/phi.yaml'],
    ['a deeper folder', 'clusters/prod/search/more/phi.yaml'],
    ['no namespace', 'clusters/prod/phi.yaml'],
    ['elsewhere', 'apps/prod/search/phi.yaml'],
  ])('does not place what is in the folder of %s', async (_, path) => {
    const { index } = await stage({ [path]: manifest('phi') });
    expect(entriesOf(index)).toEqual([]);
  });

  it('takes the namespace of the kustomization, of the manifest, of the folder, in this order', async () => {
    const { index } = await stage({
      'clusters/prod/search/bare.yaml': without(manifest('bare')),
      'clusters/prod/ads/kustomization.yaml':
        '{"namespace":"ads","resources":["given.yaml"]}',
      'clusters/prod/ads/given.yaml': manifest('given'),
    });
    expect(entriesOf(index).map(([key]) => key)).toEqual([
      'prod/Workspace/search/bare',
      'prod/Workspace/ads/given',
    ]);
    const [given] = index.of('prod\nWorkspace\nads\ngiven');
    expect(given.object.metadata.namespace).toBe('ads');
  });

  it('says where a file is not listed, and what is changed before it is applied', async () => {
    const { index } = await stage({
      'clusters/prod/kustomization.yaml':
        '{"resources":["search"],"commonLabels":{"a":"b"}}',
      'clusters/prod/search/kustomization.yaml':
        '{"resources":["listed.yaml"],"patches":[{"path":"p.yaml"}]}',
      'clusters/prod/search/listed.yaml': manifest('listed'),
      'clusters/prod/search/unlisted.yaml': manifest('unlisted'),
      'clusters/prod/ads/kustomization.yaml': list('lost.yaml'),
      'clusters/prod/ads/lost.yaml': manifest('lost', { namespace: 'ads' }),
      'clusters/dev/search/free.yaml': manifest('free'),
    });
    const of = (key: string) => {
      const [{ unlistedIn, transforms }] = index.of(key.replaceAll('/', '\n'));
      return { unlistedIn, transforms };
    };
    expect(of('prod/Workspace/search/listed')).toEqual({
      unlistedIn: null,
      transforms: ['commonLabels', 'patches'],
    });
    expect(of('prod/Workspace/search/unlisted').unlistedIn).toBe(
      'clusters/prod/search/kustomization.yaml',
    );
    expect(of('prod/Workspace/ads/lost').unlistedIn).toBe(
      'clusters/prod/kustomization.yaml',
    );
    expect(of('dev/Workspace/search/free')).toEqual({
      unlistedIn: null,
      transforms: [],
    });
  });

  it('knows folders of teams and deployments, whoever owns what is in them now', async () => {
    const { index } = await stage(
      {
        'fleet/prod/search-team/search/phi/phi.yaml': owned(
          'phi',
          'group:default/ads-team',
        ),
        'fleet/prod/search-team/search/phi/llama.yaml': manifest('llama'),
      },
      { layouts: [{ path: 'fleet/{cluster}/{team}/{namespace}/{name}' }] },
    );
    expect(entriesOf(index)).toEqual([
      [
        'prod/Workspace/search/phi',
        ['fleet/prod/search-team/search/phi/phi.yaml'],
      ],
    ]);
  });

  it('needs no listing in a plain folder', async () => {
    const { index } = await stage(
      {
        'prod/all/kustomization.yaml': list('other.yaml'),
        'prod/all/phi.yaml': manifest('phi'),
      },
      { layouts: [{ path: '{cluster}/all', format: 'plain' }] },
    );
    expect(index.of('prod\nWorkspace\nsearch\nphi')).toMatchObject([
      { unlistedIn: null },
    ]);
  });

  it('knows the stages that Flux applies one after the other', async () => {
    const { index } = await stage(
      {
        'clusters/prod/kustomization.yaml': list('search'),
        'clusters/prod/search/kustomization.yaml': list('phi'),
        'clusters/prod/search/phi/kustomization.yaml': list('flux.yaml'),
        'clusters/prod/search/phi/workload/kustomization.yaml':
          list('phi.yaml'),
        'clusters/prod/search/phi/workload/phi.yaml': manifest('phi'),
      },
      {
        layouts: [{ ordering: 'flux', flux: { sourceRef: { name: 'fleet' } } }],
      },
    );
    expect(index.of('prod\nWorkspace\nsearch\nphi')).toMatchObject([
      {
        file: { path: 'clusters/prod/search/phi/workload/phi.yaml' },
        unlistedIn: null,
      },
    ]);
  });

  it('places what KubeFleet places', async () => {
    const placement = (policy: object) =>
      JSON.stringify({
        apiVersion: 'placement.kubernetes-fleet.io/v1',
        kind: 'ClusterResourcePlacement',
        metadata: { name: 'search' },
        spec: { policy },
      });
    const at = (policy: object) =>
      stage(
        {
          'clusters/hub/search/phi.yaml': manifest('phi'),
          'clusters/hub/search/kubefleet-placement.yaml': placement(policy),
        },
        { layouts: [{ kubefleet: { hub: 'hub' } }] },
      );
    const named = await at({
      placementType: 'PickFixed',
      clusterNames: ['dev'],
    });
    expect(entriesOf(named.index).map(([key]) => key)).toEqual([
      'dev/Workspace/search/phi',
    ]);
    // Where it chooses by itself, nobody can tell which of them is to have it.
    const open = await at({ placementType: 'PickN' });
    expect(entriesOf(open.index)).toEqual([]);
  });

  it('keeps repositories apart', async () => {
    const { index } = await stage(
      {
        'clusters/prod/search/phi.yaml': manifest('phi'),
        'clusters/dev/search/phi.yaml': manifest('phi'),
      },
      { layouts: [{ clusters: ['dev'], repoUrl: 'other' }] },
    );
    const repoOf = (key: string) =>
      index.of(key).map(({ branch }) => branch.repoUrl);
    expect(repoOf('prod\nWorkspace\nsearch\nphi')).toEqual(['fleet']);
    expect(repoOf('dev\nWorkspace\nsearch\nphi')).toEqual(['other']);
  });

  it('remembers the file of what is not described any more', async () => {
    const { host, index, refresh } = await stage({
      'clusters/prod/search/phi.yaml': manifest('phi'),
      'clusters/prod/search/moved.yaml': manifest('moved'),
    });
    const phi = 'prod\nWorkspace\nsearch\nphi';
    expect(index.removed(phi)).toBeNull();
    const at = '2026-01-02T00:00:00.000Z';
    host.commit({ 'clusters/prod/search/m.yaml': manifest('moved') }, at);
    const next = await refresh();
    expect(next.removed(phi)).toEqual({
      path: 'clusters/prod/search/phi.yaml',
      commit: host.tip,
      at,
    });
    expect(next.removed('prod\nWorkspace\nsearch\nmoved')).toBeNull();
  });

  it('is made anew only when something has changed', async () => {
    const { index, keeper, refresh } = await stage({
      'clusters/prod/search/phi.yaml': manifest('phi'),
    });
    expect(await refresh()).toBe(index);
    expect(entriesOf(keeper.current(['dev']))).toEqual([]);
    expect(entriesOf(keeper.current(CLUSTERS))).toHaveLength(1);
  });

  it('does not ask about every file and every cluster', async () => {
    const files: Record<string, string> = {};
    for (let i = 0; i < 1_000; i++) {
      const text = manifest(`m-${i}`, { namespace: `ns-${i % 20}` });
      files[`clusters/c-${i % 40}/ns-${i % 20}/m-${i}.yaml`] = text;
    }
    const { config, reader } = await stage(files);
    let asked = 0;
    const index = new PlaceIndex({
      config,
      branches: reader.states(),
      clusters: Array.from({ length: 40 }, (_, i) => `c-${i}`),
      isBranch: () => {
        asked += 1;
        return true;
      },
    });
    expect(entriesOf(index)).toHaveLength(1_000);
    // Once for each place, and once for each file.
    expect(asked).toBe(40 * 20 + 1_000);
  });
});
