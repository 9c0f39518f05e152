import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  commitFiles,
  type GitHost,
  type GitRepository,
  startGitHost,
} from '@kaito-portal/sandbox';
import { createScmProvider, type ScmCheckout } from '../scm';
import { layoutOf } from './__testUtils__/layouts';
import { planChanges } from './planChanges';

jest.setTimeout(300_000);

const author = { name: 'P', email: 'p@example.org' };
const text =
  'apiVersion: kaito.sh/v1beta1\nkind: Workspace\nmetadata: {name: phi, namespace: search}\n';

/** A repository in which a person has laid traps. */
async function lay(repository: GitRepository) {
  await commitFiles(
    repository,
    new Map([
      ['README.md', 'top'],
      ['elsewhere/kept.yaml', 'kept: true\n'],
      ['clusters/a/plain.yaml', 'a file, not a namespace\n'],
      ['clusters/a/search/phi.yaml/inner.yaml', 'a folder, not a file\n'],
    ]),
    'First',
  );
  const link = (path: string, to: string) => [
    `M 120000 inline ${path}`,
    `data ${to.length}\n${to}`,
  ];
  await repository.run(
    ['fast-import', '--quiet', '--done'],
    undefined,
    [
      'commit refs/heads/main',
      'committer P <p@localhost> 1700000000 +0000',
      'data 6\nSecond',
      'from refs/heads/main^0',
      ...link('clusters/linked', '../../../etc'),
      ...link('clusters/b/search', '../../elsewhere'),
      ...link('clusters/b/team/phi.yaml', '../../../elsewhere/kept.yaml'),
      ...link('clusters/b/listed/kustomization.yaml', '/etc/passwd'),
      `M 160000 ${'1'.repeat(40)} clusters/module`,
      'done\n',
    ].join('\n'),
  );
}

describe('paths of a repository with links in it', () => {
  let dir: string;
  let host: GitHost;
  let checkout: ScmCheckout;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'contained-'));
    host = await startGitHost({
      dir,
      seedRepos: async repositories =>
        lay(await repositories.create('platform', 'fleet')),
    });
    const scm = await createScmProvider({
      repoUrl: `${host.url}/platform/fleet.git`,
      integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
    });
    checkout = await scm.checkout('main');
  });

  afterAll(async () => {
    await checkout?.dispose();
    await host?.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const plan = (cluster: string, namespace: string) =>
    planChanges(
      {
        requestId: 'r-1',
        cluster,
        namespace,
        layout: layoutOf(null, { cluster, namespace }),
        files: [{ file: 'phi.yaml', text }],
        sourceUrl: () => null,
      },
      checkout,
    );
  const push = (path: string) =>
    checkout.push({
      branch: 'kaito/r-1',
      changes: new Map([[path, text]]),
      message: 'm',
      author,
      expect: null,
    });

  it.each([
    ['linked', 'search', /^clusters\/linked is a symbolic link/],
    ['b', 'search', /^clusters\/b\/search is a symbolic link/],
    ['b', 'team', /^clusters\/b\/team\/phi\.yaml is a symbolic link/],
    ['b', 'listed', /kustomization\.yaml is a symbolic link/],
    ['module', 'search', /^clusters\/module is a submodule/],
  ])('refuses to write to %s/%s', async (cluster, namespace, message) => {
    await expect(plan(cluster, namespace)).rejects.toThrow(message);
  });

  it.each([
    ['clusters/linked/x.yaml', /^clusters\/linked is a symbolic link/],
    ['clusters/b/team/phi.yaml', /phi\.yaml is a symbolic link/],
    ['clusters/module/x.yaml', /^clusters\/module is a submodule/],
    ['clusters/a/plain.yaml/x.yaml', /plain\.yaml is a file, and/],
    ['clusters/a/search/phi.yaml', /phi\.yaml is a folder, and/],
  ])('refuses to push %s', async (path, message) => {
    await expect(push(path)).rejects.toThrow(message);
  });

  it('pushed none of it', async () => {
    const repository = (await host.repositories.find('platform', 'fleet'))!;
    expect(await repository.tip('kaito/r-1')).toBeNull();
    expect(
      await repository.file(
        (await repository.tip('main'))!,
        'elsewhere/kept.yaml',
      ),
    ).toBe('kept: true\n');
  });
});
