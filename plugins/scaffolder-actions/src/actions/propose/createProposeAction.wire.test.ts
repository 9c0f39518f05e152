import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  renderWorkspace,
  toYaml,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { startGitHost, type GitHost } from '@kaito-portal/sandbox';
import { parse } from 'yaml';
import { readGitOpsConfig } from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { createProposeAction } from './createProposeAction';
import { examples } from './createProposeAction.examples';

const example = parse(examples[0].example).steps[0].input;
const REPO = 'platform/fleet';
// A request is a dozen calls to a Git host; a busy machine takes its time.
jest.setTimeout(300_000);

describe('kaito:gitops:propose against a Git host', () => {
  let dir: string;
  let host: GitHost;
  let next = 1;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'propose-'));
    host = await startGitHost({ dir: join(dir, 'repos') });
  });

  afterAll(async () => {
    await host.stop();
    await rm(dir, { recursive: true, force: true });
  });

  function actionWith({
    password = host.tokens['portal-bot'],
    requireToken = false,
    plain = false,
  } = {}) {
    const address = new URL(host.url).host;
    const config = new ConfigReader({
      scaffolder: { requireScmUserCredentials: requireToken },
      kaito: {
        gitops: {
          repoUrl: plain
            ? `${host.url}/${REPO}.git`
            : `${address}?owner=platform&repo=fleet`,
        },
      },
      integrations: {
        gitea: plain
          ? []
          : [
              {
                host: address,
                baseUrl: host.url,
                username: 'portal-bot',
                password,
              },
            ],
      },
    });
    return createProposeAction({
      integrations: ScmIntegrations.fromConfig(config),
      config: readGitOpsConfig(config),
    });
  }

  type Options = Parameters<typeof actionWith>[0] & {
    dryRun?: boolean;
    input?: object;
    manifest?: string;
    checkpoints?: Map<string, unknown>;
    signal?: AbortSignal;
  };

  /** A request for a deployment of its own name, unless told otherwise. */
  function request(name = `phi-${next}`) {
    const requestId = `r-${String(next++).padStart(12, '0')}`;
    const manifest = toYaml(
      renderWorkspace({
        name,
        namespace: example.namespace,
        model: 'microsoft/phi-4',
        instanceType: 'Standard_NC24ads_A100_v4',
        provenance: { requestId, requestedBy: 'user:default/dana' },
      }),
    );
    const file = `manifests/${name}.yaml`;
    return {
      name,
      requestId,
      manifest,
      input: { ...example, requestId, file },
    };
  }

  async function run(wish: ReturnType<typeof request>, options: Options = {}) {
    const action = actionWith(options);
    const workspacePath = await mkdtemp(join(dir, 'work-'));
    const file = join(workspacePath, wish.input.file);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, options.manifest ?? wish.manifest);
    const output = jest.fn();
    const checkpoints = options.checkpoints ?? new Map<string, unknown>();
    await action.handler({
      ...createMockActionContext({ workspacePath }),
      input: { ...wish.input, ...options.input },
      user: { ref: 'user:default/dana' },
      isDryRun: options.dryRun,
      signal: options.signal,
      output,
      checkpoint: async ({ key, fn }: any) => {
        if (!checkpoints.has(key)) checkpoints.set(key, await fn());
        return checkpoints.get(key);
      },
    } as any);
    return Object.fromEntries(output.mock.calls);
  }

  async function repository() {
    return (await host.repositories.find('platform', 'fleet'))!;
  }

  async function fileOn(branch: string, path: string) {
    const repo = await repository();
    return repo.file((await repo.tip(branch))!, path);
  }

  async function api(method: string, path: string, body?: object) {
    const response = await fetch(`${host.url}/api/v1/repos/${REPO}${path}`, {
      method,
      headers: { authorization: `token ${host.tokens.pat}` },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    return text ? JSON.parse(text) : null;
  }

  const merge = (number: number) =>
    api('POST', `/pulls/${number}/merge`, { Do: 'squash' });
  const folder = `clusters/${example.cluster}/${example.namespace}`;

  it('opens a pull request with the manifest, both kustomizations and its own address', async () => {
    const wish = request();
    const outputs = await run(wish);
    expect(outputs).toMatchObject({
      state: 'open',
      branch: `kaito/${wish.requestId}`,
      pullRequestUrl: `${host.url}/${REPO}/pulls/${outputs.number}`,
      reviewUrl: outputs.pullRequestUrl,
      compareUrl: expect.stringContaining('/compare/main...kaito/'),
    });
    expect(outputs.diff).toContain(`+  - ${wish.name}.yaml`);

    const manifest = parse(
      (await fileOn(outputs.branch, `${folder}/${wish.name}.yaml`))!,
    );
    expect(manifest.metadata.annotations).toMatchObject({
      'kaito-portal.io/request-id': wish.requestId,
      'kaito-portal.io/source': `${host.url}/${REPO}/src/branch/main/${folder}/${wish.name}.yaml`,
      'kaito-portal.io/pull-request': outputs.pullRequestUrl,
    });
    const list = await fileOn(
      outputs.branch,
      `clusters/${example.cluster}/kustomization.yaml`,
    );
    expect(list).toMatch(/^# What the GitOps agent/);
    expect(parse(list!).resources).toEqual([example.namespace]);
    const pull = await api('GET', `/pulls/${outputs.number}`);
    expect(pull).toMatchObject({
      mergeable: true,
      user: { login: 'portal-bot' },
    });
    expect(pull.body).toContain('user\\:default/dana');
  });

  it('brings its own pull request up to date and says when it was merged', async () => {
    const wish = request();
    const first = await run(wish);
    const repo = await repository();
    const tip = await repo.tip(first.branch);
    const again = await run(wish);
    expect(again).toMatchObject({ state: 'open', number: first.number });
    expect(await repo.tip(first.branch)).toBe(tip);

    const changed = await run(wish, {
      manifest: wish.manifest.replace('NC24ads', 'NC48ads'),
    });
    expect(changed.number).toBe(first.number);
    const text = await fileOn(first.branch, `${folder}/${wish.name}.yaml`);
    expect(text).toContain('NC48ads');
    expect(text).toContain(first.pullRequestUrl);

    await merge(first.number);
    const merged = await run(wish);
    expect(merged).toMatchObject({
      state: 'merged',
      pullRequestUrl: first.pullRequestUrl,
    });
  });

  it('does nothing twice when the task is taken up again', async () => {
    const wish = request();
    const checkpoints = new Map<string, unknown>();
    const first = await run(wish, { checkpoints });
    const repo = await repository();
    const tip = await repo.tip(first.branch);
    const again = await run(wish, { checkpoints });
    expect(again.number).toBe(first.number);
    expect(await repo.tip(first.branch)).toBe(tip);
    expect(new Set(checkpoints.keys()).size).toBe(3);
  });

  it('leaves a file of somebody else alone', async () => {
    const taken = request('taken');
    await merge((await run(taken)).number);
    const wish = request('taken');
    await expect(run(wish)).rejects.toThrow(
      new RegExp(`${folder}/taken.yaml exists already.*${taken.requestId}`),
    );
    expect(
      await (await repository()).tip(`kaito/${wish.requestId}`),
    ).toBeNull();
  });

  it('leaves a branch alone on which a person works', async () => {
    const wish = request();
    const { branch } = await run(wish);
    const repo = await repository();
    const tip = (await repo.tip(branch))!;
    const who = {
      GIT_AUTHOR_NAME: 'P',
      GIT_AUTHOR_EMAIL: 'p@x',
      GIT_COMMITTER_NAME: 'P',
      GIT_COMMITTER_EMAIL: 'p@x',
    };
    const commit = await repo.run(
      ['commit-tree', `${tip}^{tree}`, '-p', tip, '-m', 'By hand'],
      who,
    );
    await repo.run(['update-ref', `refs/heads/${branch}`, commit.trim()]);
    const change = { manifest: wish.manifest.replace('NC24ads', 'NC48ads') };
    await expect(run(wish, change)).rejects.toThrow(/did not make/);
    expect(await repo.tip(branch)).toBe(commit.trim());
  });

  it('does not reopen what a reviewer closed', async () => {
    const wish = request();
    const { number } = await run(wish);
    await api('PATCH', `/pulls/${number}`, { state: 'closed' });
    await expect(run(wish)).rejects.toThrow(/closed without merging/);
  });

  it('starts over on the base branch as it is when it moved', async () => {
    const one = request();
    const two = request();
    const opened = await Promise.all([run(one), run(two)]);
    await merge(opened[0].number);
    const again = await run(two);
    const pull = await api('GET', `/pulls/${again.number}`);
    expect(pull.mergeable).toBe(true);
    const list = parse(
      (await fileOn(again.branch, `${folder}/kustomization.yaml`))!,
    );
    expect(list.resources).toEqual(
      expect.arrayContaining([`${one.name}.yaml`, `${two.name}.yaml`]),
    );
  });

  it('shows the diff in a dry run and sends nothing', async () => {
    const wish = request();
    const outputs = await run(wish, { dryRun: true });
    expect(outputs.state).toBe('dry-run');
    expect(outputs.diff).toContain(wish.requestId);
    expect(outputs).not.toHaveProperty('pullRequestUrl');
    expect(await (await repository()).tip(outputs.branch)).toBeNull();
  });

  it('says what is wrong with a token without showing it', async () => {
    const password = 'wrong-token-wrong-token';
    const error: Error = await run(request(), { password }).then(
      () => new Error('did not fail'),
      e => e,
    );
    expect(error.message).toMatch(/localhost:\d+ answered 401.*integrations/);
    expect(`${error.message}${error.stack}`).not.toContain(password);
  });

  it("insists on the user's token where the portal does", async () => {
    await expect(run(request(), { requireToken: true })).rejects.toThrow(
      /^token: .*requireScmUserCredentials/,
    );
  });

  it.each([
    [{ requestId: 'a/../b' }, /^requestId: /],
    [{ path: '../up' }, /^path: /],
    [{ file: '../../etc/passwd.yaml' }, /not allowed|outside/i],
    [{ file: '' }, /^file: /],
    [{ file: 'manifests/none.yaml' }, /^file: 'manifests\/none.yaml'/],
    [{ repoUrl: 'nowhere.example?owner=a&repo=b' }, /^repoUrl: .*integrations/],
    [{ baseBranch: 'none' }, /no branch 'none'/],
  ])('refuses %j and says why', async (input, message) => {
    await expect(run(request(), { input })).rejects.toThrow(message);
  });

  it('takes the inputs of every example', async () => {
    for (const { example: text } of examples) {
      const wish = request();
      const { repoUrl: _, ...given } = parse(text).steps[0].input;
      const outputs = await run(wish, {
        dryRun: true,
        input: { ...given, requestId: wish.requestId, file: wish.input.file },
      });
      expect(outputs.state).toBe('dry-run');
    }
  });

  it('stops when the task is cancelled', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'));
    await expect(run(request(), { signal })).rejects.toThrow('cancelled');
  });
});
