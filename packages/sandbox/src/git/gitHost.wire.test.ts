import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import isomorphic from 'isomorphic-git';
import http from 'isomorphic-git/http/node';
import { startGitHost, type GitHost } from './startGitHost';

// Pushes and pages through git; a busy machine takes its time.
jest.setTimeout(300_000);

const run = promisify(execFile);
const README = 'README.md';

describe('the Git host over the wire', () => {
  let dir: string;
  let host: GitHost;
  let clone: string;
  const changes: string[] = [];

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'git-host-'));
    host = await startGitHost({
      dir: join(dir, 'repos'),
      onChange: name => changes.push(name),
    });
    clone = `${host.url}/platform/fleet.git`;
  });

  afterAll(async () => {
    await host.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const git = (args: string[], cwd = dir) =>
    run('git', args, {
      cwd,
      env: {
        ...process.env,
        GIT_TERMINAL_PROMPT: '0',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_AUTHOR_NAME: 'T',
        GIT_AUTHOR_EMAIL: 't@x',
        GIT_COMMITTER_NAME: 'T',
        GIT_COMMITTER_EMAIL: 't@x',
      },
    });
  const withToken = (login: string, token = host.tokens[login]) =>
    clone.replace('://', `://${login}:${token}@`);

  async function api(
    method: string,
    path: string,
    { login = '', body }: { login?: string; body?: unknown } = {},
  ) {
    const response = await fetch(`${host.url}/api/v1${path}`, {
      method,
      headers: login ? { authorization: `token ${host.tokens[login]}` } : {},
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      json: text ? JSON.parse(text) : null,
    };
  }

  /** Clones, writes a file on a new branch and pushes it with the real git. */
  async function pushBranch(branch: string, file: string, text: string) {
    const work = await mkdtemp(join(dir, 'work-'));
    await git(['clone', '--quiet', withToken('portal-bot'), work]);
    await git(['checkout', '--quiet', '-b', branch], work);
    await writeFile(join(work, file), text);
    await git(['add', '.'], work);
    await git(['commit', '--quiet', '-m', `Change ${file}`], work);
    await git(['push', '--quiet', 'origin', branch], work);
  }

  const openPull = (head: string, title = head) =>
    api('POST', '/repos/platform/fleet/pulls', {
      login: 'portal-bot',
      body: { title, body: 'why', base: 'main', head },
    });

  it('serves a clone to anyone, with git and with isomorphic-git', async () => {
    const target = join(dir, 'plain');
    await git(['clone', '--quiet', '--depth', '1', clone, target]);
    expect(fs.readFileSync(join(target, README), 'utf8')).toContain('# Fleet');

    const shallow = join(dir, 'iso');
    await isomorphic.clone({
      fs,
      http,
      dir: shallow,
      url: clone,
      depth: 1,
      singleBranch: true,
    });
    expect(
      fs.existsSync(
        join(shallow, 'clusters', 'aks-weu-dev', 'kustomization.yaml'),
      ),
    ).toBe(true);
  });

  it('refuses a push without a token, with a wrong one and by a reader', async () => {
    const work = join(dir, 'refused');
    await git(['clone', '--quiet', clone, work]);
    await git(['commit', '--quiet', '--allow-empty', '-m', 'x'], work);
    for (const url of [
      clone,
      withToken('portal-bot', 'wrong'),
      withToken('dana'),
    ]) {
      await expect(
        git(['push', url, 'HEAD:refs/heads/no'], work),
      ).rejects.toThrow(/Authentication failed|could not read|403/);
    }
    const branches = await api('GET', '/repos/platform/fleet/branches');
    expect(branches.json.map((b: { name: string }) => b.name)).toEqual([
      'main',
    ]);
  });

  it('takes a push with a token, tells about it, and walks a pull request to its merge', async () => {
    await pushBranch('add-notes', 'NOTES.md', 'notes\n');
    expect(changes).toContain('platform/fleet');

    const opened = await openPull('add-notes', 'Add notes');
    expect(opened.status).toBe(201);
    expect(opened.json).toMatchObject({
      state: 'open',
      mergeable: true,
      merged: false,
      base: { ref: 'main' },
      head: { ref: 'add-notes' },
      user: { login: 'portal-bot' },
      html_url: `${host.url}/platform/fleet/pulls/${opened.json.number}`,
    });
    const again = await openPull('add-notes');
    expect(again.status).toBe(409);
    expect(again.json).toEqual({
      message: expect.stringContaining('already exists'),
      url: expect.any(String),
    });

    const path = `/repos/platform/fleet/pulls/${opened.json.number}`;
    const moved = await api('POST', `${path}/merge`, {
      login: 'pat',
      body: { Do: 'merge', head_commit_id: '0'.repeat(40) },
    });
    expect(moved.status).toBe(409);
    const merged = await api('POST', `${path}/merge`, {
      login: 'pat',
      body: { Do: 'merge' },
    });
    expect(merged.status).toBe(200);
    const twice = await api('POST', `${path}/merge`, {
      login: 'pat',
      body: { Do: 'merge' },
    });
    expect(twice.status).toBe(405);

    const after = await api('GET', path);
    expect(after.json).toMatchObject({
      state: 'closed',
      merged: true,
      merged_by: { login: 'pat' },
    });
    const file = await api(
      'GET',
      '/repos/platform/fleet/contents/NOTES.md?ref=main',
    );
    expect(Buffer.from(file.json.content, 'base64').toString()).toBe('notes\n');
    const { stdout } = await git(
      ['log', '-1', '--format=%an %P', 'main'],
      host.repoDir('platform/fleet'),
    );
    expect(stdout).toContain('Pat Platform');
    expect(stdout).toContain(after.json.head.sha);
  });

  it('says what git says about a conflict and refuses to merge it', async () => {
    await pushBranch('left', README, 'left\n');
    await pushBranch('right', README, 'right\n');
    const left = await openPull('left');
    const right = await openPull('right');
    await api('POST', `/repos/platform/fleet/pulls/${left.json.number}/merge`, {
      login: 'pat',
      body: { Do: 'squash' },
    });
    const path = `/repos/platform/fleet/pulls/${right.json.number}`;
    expect((await api('GET', path)).json.mergeable).toBe(false);
    const refused = await api('POST', `${path}/merge`, {
      login: 'pat',
      body: { Do: 'merge' },
    });
    expect(refused.status).toBe(409);
    expect(refused.json.message).toContain(README);
    const closed = await api('PATCH', path, {
      login: 'pat',
      body: { state: 'closed' },
    });
    expect(closed.json).toMatchObject({ state: 'closed', merged: false });
  });

  it('answers 401, 403, 404 and 422 with a message', async () => {
    const pulls = '/repos/platform/fleet/pulls';
    const body = { title: 't', base: 'main', head: 'nowhere' };
    const cases = [
      [await api('POST', pulls, { body }), 401],
      [await api('POST', pulls, { login: 'dana', body }), 403],
      [await api('POST', pulls, { login: 'pat', body }), 404],
      [await api('POST', pulls, { login: 'pat', body: { title: 't' } }), 422],
      [await api('GET', `${pulls}/999`), 404],
      [await api('GET', '/repos/platform/none'), 404],
      [await api('GET', '/repos/..%2f..%2fetc/passwd'), 404],
      [await api('GET', '/user'), 401],
    ] as const;
    for (const [answer, status] of cases) {
      expect(answer.status).toBe(status);
      expect(answer.json.message).toEqual(expect.any(String));
    }
    expect((await api('GET', '/user', { login: 'pat' })).json.login).toBe(
      'pat',
    );
  });

  it('pages a list and says where the next page is', async () => {
    const first = await api(
      'GET',
      '/repos/platform/fleet/pulls?state=all&limit=2&page=1',
    );
    expect(first.json).toHaveLength(2);
    expect(first.headers.get('x-total-count')).toBe('3');
    expect(first.headers.get('link')).toContain('rel="next"');
    const last = await api(
      'GET',
      '/repos/platform/fleet/pulls?state=all&limit=2&page=2',
    );
    expect(last.json).toHaveLength(1);
    expect(last.headers.get('link')).not.toContain('rel="next"');
  });

  it('remembers pull requests across a restart', async () => {
    const before = await api('GET', '/repos/platform/fleet/pulls?state=all');
    await host.stop();
    host = await startGitHost({ dir: join(dir, 'repos') });
    clone = `${host.url}/platform/fleet.git`;
    const after = await api('GET', '/repos/platform/fleet/pulls?state=all');
    expect(after.json.map((p: { title: string }) => p.title)).toEqual(
      before.json.map((p: { title: string }) => p.title),
    );
  });

  it('keeps what reviewers say, and runs no checks', async () => {
    await pushBranch('reviewed', 'REVIEWED.md', 'x\n');
    const { json } = await openPull('reviewed');
    const path = `/repos/platform/fleet/pulls/${json.number}`;
    const review = (login: string, event: string) =>
      api('POST', `${path}/reviews`, { login, body: { event, body: 'so' } });
    expect((await api('GET', `${path}/reviews`)).json).toEqual([]);
    expect((await review('dana', 'APPROVED')).status).toBe(403);
    expect((await review('portal-bot', 'APPROVED')).status).toBe(422);
    expect((await review('pat', 'MAYBE')).status).toBe(422);
    expect((await review('pat', 'REQUEST_CHANGES')).status).toBe(200);
    await review('pat', 'APPROVED');
    const said = (await api('GET', `${path}/reviews`)).json;
    expect(said).toMatchObject([
      { user: { login: 'pat' }, state: 'REQUEST_CHANGES', body: 'so' },
      { user: { login: 'pat' }, state: 'APPROVED', commit_id: json.head.sha },
    ]);
    const page = await fetch(`${host.url}/platform/fleet/pulls/${json.number}`);
    expect(await page.text()).toContain('asked for changes');
    await api('PATCH', path, { login: 'pat', body: { state: 'closed' } });
    expect((await review('pat', 'APPROVED')).status).toBe(422);
    const status = await api(
      'GET',
      `/repos/platform/fleet/commits/${json.head.sha}/status`,
    );
    expect(status.json).toMatchObject({ state: '', total_count: 0 });
  });

  describe('the review page', () => {
    const post = (
      path: string,
      form: Record<string, string>,
      headers: Record<string, string>,
    ) =>
      fetch(`${host.url}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers,
        body: new URLSearchParams(form),
      });

    it('merges only for a form of its own, from its own origin', async () => {
      await pushBranch('page', 'PAGE.md', 'page\n');
      const pull = await openPull('page', 'A <b>page</b>');
      const path = `/platform/fleet/pulls/${pull.json.number}`;
      const page = await fetch(host.url + path);
      const text = await page.text();
      expect(page.headers.get('content-security-policy')).toContain(
        "default-src 'none'",
      );
      expect(text).toContain('A &lt;b&gt;page&lt;/b&gt;');
      expect(text).toContain('local sandbox Git host');
      expect(text.replace(/<[^>]*>/g, '')).toContain('+page');

      const csrf = /name="csrf" value="([0-9a-f]+)"/.exec(text)![1];
      const cookie = page.headers.get('set-cookie')!.split(';')[0];
      const refusals = [
        await post(`${path}/merge`, { csrf }, {}),
        await post(`${path}/merge`, { csrf: 'x' }, { cookie }),
        await post(
          `${path}/merge`,
          { csrf },
          { cookie, origin: 'https://evil.example' },
        ),
      ];
      expect(refusals.map(r => r.status)).toEqual([403, 403, 403]);

      const done = await post(
        `${path}/merge`,
        { csrf },
        { cookie, origin: host.url },
      );
      expect(done.status).toBe(303);
      const after = await (await fetch(host.url + path)).text();
      expect(after).toContain('Merged');
      expect(after).not.toContain('action=');
    });

    it('shows the repository and its pull requests, and a 404 page', async () => {
      const home = await (await fetch(`${host.url}/platform/fleet`)).text();
      expect(home).toContain('PAGE.md');
      const pulls = await fetch(`${host.url}/platform/fleet/pulls`);
      expect(await pulls.text()).toContain('A &lt;b&gt;page&lt;/b&gt;');
      const repository = (await host.repositories.find('platform', 'fleet'))!;
      const tip = await repository.tip('main');
      const fileAt = (commit: string | null) =>
        fetch(`${host.url}/platform/fleet/src/commit/${commit}/PAGE.md`);
      expect(await (await fileAt(tip)).text()).toContain('page');
      expect((await fileAt('f'.repeat(40))).status).toBe(404);
      expect((await fileAt('main')).status).toBe(404);
      const none = await fetch(`${host.url}/platform/none`);
      expect(none.status).toBe(404);
    });
  });
});
