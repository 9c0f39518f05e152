import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  allSources,
  readGitOpsConfig,
} from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { FakeClock } from '../watch/__testUtils__/FakeClock';
import { FakeHost, hostDown, manifest } from './__testUtils__/FakeHost';
import { RepositoryReader } from './reader';
import { RepositoryLookup } from './RepositoryLookup';

const PLACE = {
  cluster: 'prod',
  namespace: 'search',
  kind: 'Workspace',
  name: 'phi',
};
const FOLDER = 'clusters/prod/search';

function stage(
  files: Record<string, string>,
  gitops: object = { repoUrl: 'git.example.com?owner=platform&repo=fleet' },
) {
  const host = new FakeHost(files);
  const clock = new FakeClock();
  const config = readGitOpsConfig(new ConfigReader({ kaito: { gitops } }));
  const reader = new RepositoryReader({
    sources: allSources(config),
    connect: host.connect,
    identify: repoUrl => repoUrl.toLowerCase(),
    clock,
    logger: mockServices.logger.mock(),
    refreshMs: 30_000,
  });
  return { host, clock, lookup: new RepositoryLookup(config, reader) };
}

describe('RepositoryLookup', () => {
  it('finds a name free, and says where and when it looked', async () => {
    const { lookup } = stage({ [`${FOLDER}/other.yaml`]: manifest('other') });
    expect(await lookup.find(PLACE)).toEqual({
      state: 'free',
      where: 'platform/fleet (main)',
      readAt: '2026-01-01T00:00:00.000Z',
      file: null,
    });
  });

  it.each([
    ['a workload in a file of another name', 'models.yaml', manifest('phi')],
    [
      'a workload whose namespace the kustomization gives',
      'models.yaml',
      manifest('phi').replace('"namespace":"search",', ''),
    ],
    ['a file of its name', 'phi.yaml', manifest('phi')],
  ])('finds %s', async (_, name, text) => {
    const { lookup, host } = stage({ [`${FOLDER}/${name}`]: text });
    expect(await lookup.find(PLACE)).toMatchObject({
      state: 'taken',
      file: {
        path: `${FOLDER}/${name}`,
        url: `https://git.example.com/${host.tip}/${FOLDER}/${name}`,
        requestId: null,
        owner: null,
        models: ['microsoft/phi-4'],
      },
    });
  });

  it('says whose it is', async () => {
    const annotations = {
      'kaito-portal.io/request-id': 'r1',
      'kaito-portal.io/owner': 'group:default/search',
    };
    const { lookup } = stage({
      [`${FOLDER}/phi.yaml`]: manifest('phi', { annotations }),
    });
    expect(await lookup.find(PLACE)).toMatchObject({
      file: { requestId: 'r1', owner: 'group:default/search' },
    });
  });

  it('finds a file that holds something else', async () => {
    const { lookup } = stage({ [`${FOLDER}/phi.yaml`]: 'not: a manifest' });
    expect(await lookup.find(PLACE)).toMatchObject({
      state: 'taken',
      file: { requestId: null, owner: null, models: [] },
    });
  });

  it.each([
    ['another kind', { kind: 'InferenceSet' }],
    ['another namespace', { namespace: 'ads' }],
    ['another cluster', { cluster: 'dev' }],
  ])('does not mistake %s for it', async (_, other) => {
    const { lookup } = stage({ [`${FOLDER}/models.yaml`]: manifest('phi') });
    expect(await lookup.find({ ...PLACE, ...other })).toMatchObject({
      state: 'free',
    });
  });

  it.each([
    ['no repository is configured', {}, PLACE, /kaito.gitops.repoUrl/],
    [
      'the place leads elsewhere',
      undefined,
      { ...PLACE, namespace: '..' },
      /namespace/,
    ],
    [
      'the repository is not one of those read',
      undefined,
      { ...PLACE, repoUrl: 'other.example.com?owner=a&repo=b' },
      /only the repositories of kaito.gitops/,
    ],
  ])('does not know when %s', async (_, gitops, place, reason) => {
    const { lookup } = stage({}, gitops);
    expect(await lookup.find(place)).toEqual({
      state: 'not-known',
      reason: expect.stringMatching(reason),
    });
  });

  it('knows a repository by any way to write it', async () => {
    const { lookup } = stage({});
    const repoUrl = 'GIT.example.com?owner=platform&repo=fleet';
    expect(await lookup.find({ ...PLACE, repoUrl })).toMatchObject({
      state: 'free',
    });
  });

  it('does not know while the host is away, although it did', async () => {
    const { lookup, host, clock } = stage({});
    await lookup.find(PLACE);
    host.failure = hostDown();
    await clock.advance(10_000);
    expect(await lookup.find(PLACE)).toEqual({
      state: 'not-known',
      reason: expect.stringMatching(/did not answer/),
    });
  });
});
