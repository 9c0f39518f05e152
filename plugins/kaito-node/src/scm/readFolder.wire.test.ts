import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { commitFiles, startGitHost, type GitHost } from '@kaito-portal/sandbox';
import { createScmProvider, type ScmCheckout } from '.';

jest.setTimeout(120_000);

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('reading many files of a branch', () => {
  let dir: string;
  let host: GitHost;
  let tree: ScmCheckout;

  const connect = (mostBytes?: number) =>
    createScmProvider({
      repoUrl: `${host.url}/platform/fleet.git`,
      integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
      mostBytes,
    });

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'folder-'));
    host = await startGitHost({
      dir,
      seedRepos: async repositories => {
        const repository = await repositories.create('platform', 'fleet');
        await commitFiles(
          repository,
          new Map([
            ['README.md', 'top'],
            ['clusters/a/one.yaml', 'a: 1\n'],
            ['clusters/a/team/two.yaml', 'a: 2\n'],
            ['clusters/a/team/same.yaml', 'a: 1\n'],
            ['clusters/a/team/long.yaml', 'x'.repeat(1_001)],
            ['clusters/b/other.yaml', 'b: 1\n'],
          ]),
          'First',
        );
        await repository.run(
          ['fast-import', '--quiet', '--done'],
          undefined,
          [
            'commit refs/heads/main',
            'committer P <p@localhost> 1700000000 +0000',
            'data 6\nSecond',
            'from refs/heads/main^0',
            'M 120000 inline clusters/a/team/link.yaml',
            'data 18\n../../../README.md',
            `M 160000 ${'1'.repeat(40)} clusters/a/module`,
            'done\n',
          ].join('\n'),
        );
      },
    });
    tree = await (await connect()).checkout('main');
  });

  afterAll(async () => {
    await tree?.dispose();
    await host?.stop();
    await rm(dir, { recursive: true, force: true });
  });

  it('lists the files below a folder, and neither links nor submodules', async () => {
    const files = await collect(tree.list('clusters/a'));
    expect(files.map(({ path }) => path).sort()).toEqual([
      'clusters/a/one.yaml',
      'clusters/a/team/long.yaml',
      'clusters/a/team/same.yaml',
      'clusters/a/team/two.yaml',
    ]);
    const idOf = (path: string) => files.find(file => file.path === path)!.id;
    expect(idOf('clusters/a/team/same.yaml')).toBe(idOf('clusters/a/one.yaml'));
    expect(idOf('clusters/a/team/two.yaml')).not.toBe(
      idOf('clusters/a/one.yaml'),
    );
    expect(await collect(tree.list(''))).toHaveLength(6);
  });

  it.each(['none', 'clusters/none', 'README.md', 'clusters/a/one.yaml'])(
    'finds nothing below %s',
    async folder => {
      expect(await collect(tree.list(folder))).toEqual([]);
    },
  );

  it('reads them in one go, but for what is too long', async () => {
    const files = await collect(tree.list('clusters/a'));
    const texts = await collect(tree.texts(files, 1_000));
    expect(texts.map(({ file }) => file)).toEqual(files);
    expect(
      Object.fromEntries(texts.map(({ file, text }) => [file.path, text])),
    ).toEqual({
      'clusters/a/one.yaml': 'a: 1\n',
      'clusters/a/team/long.yaml': null,
      'clusters/a/team/same.yaml': 'a: 1\n',
      'clusters/a/team/two.yaml': 'a: 2\n',
    });
  });

  it('knows when the tip was committed', () => {
    expect(tree.committedAt).toBe('2023-11-14T22:13:20.000Z');
  });

  it('asks where a branch stands without reading it', async () => {
    const scm = await connect();
    expect(await scm.tip('main')).toBe(tree.commit);
    expect(await scm.tip('mai')).toBeNull();
  });

  it('gives a branch up that is larger than agreed', async () => {
    const small = await connect(1_024 * 1_024);
    await (await small.checkout('main')).dispose();
    const repository = (await host.repositories.find('platform', 'fleet'))!;
    // What is random does not compress.
    const noise = Array.from({ length: 2_000_000 }, () =>
      String.fromCharCode(32 + Math.random() * 94),
    ).join('');
    await repository.run(['update-ref', '-d', 'refs/heads/main']);
    await commitFiles(repository, new Map([['noise', noise]]), 'Noise');
    await expect(small.checkout('main')).rejects.toMatchObject({
      status: 413,
      message: expect.stringMatching(
        /larger than 1 MiB.*repository of their own/,
      ),
    });
    expect(await small.tip('main')).toMatch(/^[0-9a-f]{40}$/);
  });
});
