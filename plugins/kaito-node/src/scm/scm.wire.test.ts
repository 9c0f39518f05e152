import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { startGitHost, type GitHost } from '@kaito-portal/sandbox';
import { GitCheckout } from './GitCheckout';
import { createScmProvider, type ScmCheckout, type ScmProvider } from '.';

const author = { name: 'Portal', email: 'portal@localhost' };

describe('the SCM port against a Git host', () => {
  let dir: string;
  let host: GitHost;
  const checkouts: ScmCheckout[] = [];

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'scm-'));
    host = await startGitHost({ dir });
  });

  afterAll(async () => {
    await Promise.all(checkouts.map(opened => opened.dispose()));
    await host.stop();
    await rm(dir, { recursive: true, force: true });
  });

  function provider(
    overrides: {
      user?: string;
      password?: string;
      repo?: string;
      plain?: boolean;
      signal?: AbortSignal;
    } = {},
  ): Promise<ScmProvider> {
    const user = overrides.user ?? 'portal-bot';
    const address = new URL(host.url).host;
    const repo = overrides.repo ?? 'fleet';
    const config = new ConfigReader({
      integrations: {
        gitea: overrides.plain
          ? []
          : [
              {
                host: address,
                baseUrl: host.url,
                username: user,
                password: overrides.password ?? host.tokens[user],
              },
            ],
      },
    });
    return createScmProvider({
      repoUrl: overrides.plain
        ? `${host.url}/platform/${repo}.git`
        : `${address}?owner=platform&repo=${repo}`,
      integrations: ScmIntegrations.fromConfig(config),
      signal: overrides.signal,
    });
  }

  async function checkout(scm: ScmProvider, base = 'main') {
    const opened = await scm.checkout(base);
    checkouts.push(opened);
    return opened;
  }

  async function pushAs(scm: ScmProvider) {
    const tree = await checkout(scm);
    return tree.push({
      branch: 'no',
      changes: new Map([['x', 'y']]),
      message: 'm',
      author,
      expect: null,
    });
  }

  it('reads, pushes, opens, finds and updates', async () => {
    const scm = await provider();
    const tree = await checkout(scm);
    expect(await tree.read('README.md')).toContain('# Fleet');
    expect(await tree.read('clusters')).toBeNull();
    expect(await tree.read('none/at/all.yaml')).toBeNull();
    expect(await tree.branch('kaito/r1')).toBeNull();

    const commit = await tree.push({
      branch: 'kaito/r1',
      changes: new Map<string, string | null>([
        ['clusters/a/b.yaml', 'a: 1\n'],
        ['README.md', null],
      ]),
      message: 'First\n\nRequest: r1\n',
      author,
      expect: null,
    });
    const target = { branch: 'kaito/r1', base: 'main' };
    expect(await scm.pullRequests!.find(target)).toBeNull();
    const opened = await scm.pullRequests!.open({
      ...target,
      title: 'T',
      body: 'B',
    });
    expect(opened).toMatchObject({
      state: 'open',
      url: `${host.url}/platform/fleet/pulls/${opened.number}`,
    });

    const later = await checkout(scm);
    expect(await later.branch('kaito/r1')).toEqual({
      commit,
      message: 'First\n\nRequest: r1\n',
    });
    expect(await later.read('clusters/a/b.yaml', commit)).toBe('a: 1\n');
    expect(await later.read('README.md', commit)).toBeNull();
    expect(
      await later.read('clusters/aks-weu-dev/kustomization.yaml', commit),
    ).toContain('resources');
    await later.push({
      branch: 'kaito/r1',
      changes: new Map([['clusters/a/b.yaml', 'a: 2\n']]),
      message: 'Second',
      author,
      parent: commit,
      expect: commit,
    });
    const updated = await scm.pullRequests!.update(opened.number, {
      title: 'T2',
    });
    expect(updated.title).toBe('T2');
    expect((await scm.pullRequests!.find(target))!.number).toBe(opened.number);
  });

  it('leaves a branch alone that stands elsewhere than expected', async () => {
    const tree = await checkout(await provider());
    await expect(
      tree.push({
        branch: 'kaito/r1',
        changes: new Map([['x', 'y']]),
        message: 'm',
        author,
        expect: null,
      }),
    ).rejects.toThrow(/left alone/);
  });

  it('knows when the base moved', async () => {
    const scm = await provider();
    const tree = await checkout(scm);
    expect(await tree.moved()).toBe(false);
    const other = await checkout(scm);
    await other.push({
      branch: 'main',
      changes: new Map([['moved.txt', 'x']]),
      message: 'm',
      author,
      expect: other.commit,
    });
    expect(await tree.moved()).toBe(true);
  });

  it('names host, status and next step on failure, never the token', async () => {
    const secret = 'wrong-token-wrong-token';
    const wrong = await provider({ password: secret });
    const failures = [
      [() => pushAs(wrong), /localhost:\d+ answered 401.*integrations/],
      [
        () => wrong.pullRequests!.find({ branch: 'a', base: 'main' }),
        /localhost:\d+ answered 401.*integrations/,
      ],
      [
        async () => (await provider({ repo: 'none' })).checkout('main'),
        /404.*exists/,
      ],
      [async () => (await provider()).checkout('nowhere'), /nowhere/],
      [
        async () =>
          (await provider({ user: 'dana' })).pullRequests!.open({
            branch: 'kaito/r1',
            base: 'main',
            title: 't',
            body: '',
          }),
        /403.*write access/,
      ],
      [
        async () => pushAs(await provider({ user: 'dana' })),
        /403.*write access/,
      ],
    ] as const;
    for (const [act, pattern] of failures) {
      const error: Error = await (act as () => Promise<unknown>)().then(
        () => new Error('did not fail'),
        e => e,
      );
      expect(error.message).toMatch(pattern);
      expect(JSON.stringify(error) + error.message + error.stack).not.toContain(
        secret,
      );
    }
  });

  it('says that a host is not there', async () => {
    const config = new ConfigReader({
      integrations: {
        gitea: [{ host: 'localhost:1', baseUrl: 'http://localhost:1' }],
      },
    });
    const scm = await createScmProvider({
      repoUrl: 'localhost:1?owner=a&repo=b',
      integrations: ScmIntegrations.fromConfig(config),
    });
    await expect(scm.checkout('main')).rejects.toThrow(
      /localhost:1.*reachable/,
    );
    await expect(
      scm.pullRequests!.find({ branch: 'a', base: 'b' }),
    ).rejects.toThrow(/did not answer.*reachable/);
  });

  it('stops when the caller does', async () => {
    const aborted = await provider({
      signal: AbortSignal.abort(new Error('cancelled')),
    });
    await expect(aborted.checkout('main')).rejects.toThrow('cancelled');
  });

  it('signs Git in by header, too', async () => {
    const { repository } = await provider();
    const pair = Buffer.from(
      `portal-bot:${host.tokens['portal-bot']}`,
    ).toString('base64');
    const headers = { authorization: `Basic ${pair}` };
    const tree = await GitCheckout.open({
      repository,
      credentials: { git: { headers }, headers, secrets: [pair] },
      base: 'main',
    });
    checkouts.push(tree);
    const commit = await tree.push({
      branch: 'kaito/by-header',
      changes: new Map([['x', 'y']]),
      message: 'm',
      author,
      expect: null,
    });
    expect((await tree.branch('kaito/by-header'))?.commit).toBe(commit);
  });

  it('follows what it opened', async () => {
    const scm = await provider();
    const target = { branch: 'kaito/r1', base: 'main' };
    const known = await scm.pullRequests!.find(target);
    expect(await scm.pullRequests!.follow(known!.number)).toMatchObject({
      ...known,
      state: 'open',
      mergedBy: null,
      mergeCommit: null,
    });
  });

  it('offers a plain Git host without pull requests', async () => {
    const scm = await provider({ plain: true });
    expect(scm.pullRequests).toBeNull();
    expect(scm.compareUrl('main', 'x')).toBeNull();
    expect(await (await checkout(scm)).read('moved.txt')).toBe('x');
  });
});
