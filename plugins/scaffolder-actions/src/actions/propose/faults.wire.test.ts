import { rm, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'yaml';
import { deploymentStep, FOLDER } from '../../__testUtils__/deployment';
import {
  type Fault,
  FaultyRelay,
  objectsIn,
} from '../../__testUtils__/FaultyRelay';
import { GitOpsHarness } from '../../__testUtils__/GitOpsHarness';
import { createProposeAction } from './createProposeAction';

// Hundreds of calls to a Git host, on a machine that may be busy.
jest.setTimeout(600_000);

describe('proposing to a Git host in trouble', () => {
  let git: GitOpsHarness;
  let relay: FaultyRelay;
  let count = 0;

  beforeAll(async () => {
    git = await GitOpsHarness.start();
    relay = await FaultyRelay.start(git.host.url);
    git.via = relay.url;
  });
  afterAll(async () => {
    await relay.stop();
    await git.stop();
  });
  beforeEach(() => relay.reset());

  const next = () => {
    count += 1;
    return deploymentStep(`phi-${count}`, `r-${count}`);
  };
  const run = (
    step: ReturnType<typeof next>,
    more: { signal?: AbortSignal; input?: object } = {},
  ) =>
    git.run(createProposeAction(git.options), {
      ...step,
      ...more,
      input: { ...step.input, ...more.input },
    });
  const failed = (outcome: Promise<unknown>): Promise<Error> =>
    outcome.then(
      () => new Error('did not fail'),
      error => error,
    );

  /** One pull request, whole: its manifest with its address, listed once. It is closed then. */
  async function assertWhole({ input }: ReturnType<typeof next>) {
    const branch = `kaito/${input.requestId}`;
    const name = input.file.split('/').pop()!;
    const pulls = await git.api('GET', '/pulls?state=all&limit=200');
    const own = pulls.filter((pull: any) => pull.head.ref === branch);
    expect(own.map(({ state }: any) => state)).toEqual(['open']);
    const manifest = parse((await git.fileOn(branch, `${FOLDER}/${name}`))!);
    expect(manifest.metadata.annotations).toMatchObject({
      'kaito-portal.io/request-id': input.requestId,
      'kaito-portal.io/pull-request': expect.stringMatching(
        new RegExp(`/pulls/${own[0].number}$`),
      ),
    });
    const { resources } = parse(
      (await git.fileOn(branch, `${FOLDER}/kustomization.yaml`))!,
    );
    expect(resources.filter((each: string) => each === name)).toHaveLength(1);
    // What stays open is looked at by every request after it.
    await git.close(own[0].number);
  }

  /** How many calls a request makes when all goes well. */
  async function callsOfOne(): Promise<number> {
    relay.reset();
    const step = next();
    await run(step);
    await assertWhole(step);
    return relay.calls.length;
  }

  it('says that the host is down, and does it all once it is up', async () => {
    const step = next();
    relay.fault = () => 'cut';
    const error = await failed(run(step));
    expect(error.message).toMatch(/localhost:\d+ did not answer.*reachable/);
    relay.reset();
    expect(await run(step)).toMatchObject({ state: 'open' });
    await assertWhole(step);
  });

  it('goes on when the third call fails once', async () => {
    const step = next();
    relay.fault = nth => (nth === 3 ? 500 : undefined);
    expect(await run(step)).toMatchObject({ state: 'open' });
    await assertWhole(step);
  });

  /** Calls of one request by their place in the row, those that write something apart. */
  async function rowOfOne() {
    const all = Array.from({ length: await callsOfOne() }, (_, i) => i + 1);
    const writes = all.filter(nth => {
      const { method, path } = relay.calls[nth - 1];
      return method !== 'GET' && !path.endsWith('/git-upload-pack');
    });
    return { all, writes };
  }
  type Row = Awaited<ReturnType<typeof rowOfOne>>;

  // A task stops alike at a token that ends and at a host that breaks down: every call is cut by the one or the other.
  // An answer that is lost differs from both where something was written.
  it.each<
    [
      string,
      (row: Row) => number[],
      (nth: number, at: number) => Fault | undefined,
    ]
  >([
    [
      'the token expires',
      ({ all }) => all.filter(nth => nth % 2 === 1),
      (nth, at) => (nth >= at ? 401 : undefined),
    ],
    [
      'the host breaks down',
      ({ all }) => all.filter(nth => nth % 2 === 0),
      (nth, at) => (nth >= at ? 'cut' : undefined),
    ],
    [
      'the answer to what was written is lost',
      ({ writes }) => writes,
      (nth, at) => (nth === at ? 'lost' : undefined),
    ],
  ])('is completed by the next run wherever %s', async (_, places, fault) => {
    const row = await rowOfOne();
    expect(row.all.length).toBeGreaterThan(8);
    expect(row.writes.length).toBeGreaterThan(2);
    for (const broken of places(row)) {
      relay.reset();
      relay.fault = nth => fault(nth, broken);
      const step = next();
      const outcome = await failed(run(step));
      expect(outcome.message).toMatch(
        /did not fail|answered 401.*credentials|did not answer|Try again/,
      );
      relay.reset();
      expect(await run(step)).toMatchObject({ state: 'open' });
      await assertWhole(step);
    }
  });

  it.each(['info/refs', 'git-upload-pack', 'git-receive-pack', '/pulls'])(
    'stops waiting for %s when the task is cancelled',
    async part => {
      const step = next();
      const stop = new AbortController();
      let hangs = false;
      relay.fault = (_, { method, path }) => {
        const isIt =
          path.includes(part) && (part !== '/pulls' || method === 'POST');
        hangs ||= isIt;
        return isIt ? 'hang' : undefined;
      };
      const ended = failed(run(step, { signal: stop.signal }));
      while (!hangs) await pause(10);
      stop.abort(new Error('cancelled'));
      expect((await ended).message).toBe('cancelled');
      relay.reset();
      expect(await run(step)).toMatchObject({ state: 'open' });
      await assertWhole(step);
    },
  );

  it('builds on the base branch as it is after somebody has rewritten it', async () => {
    const step = next();
    const repository = await git.repository();
    let rewritten = '';
    relay.fault = async (_, { method, path }) => {
      if (
        method !== 'POST' ||
        !path.endsWith('/git-receive-pack') ||
        rewritten
      ) {
        return undefined;
      }
      const who = { NAME: 'P', EMAIL: 'p@example.org' };
      const env = Object.fromEntries(
        ['AUTHOR', 'COMMITTER'].flatMap(role =>
          Object.entries(who).map(([key, value]) => [
            `GIT_${role}_${key}`,
            value,
          ]),
        ),
      );
      const tree = ['commit-tree', 'main^{tree}', '-m', 'Rewritten'];
      rewritten = (await repository.run(tree, env)).trim();
      await repository.run(['update-ref', 'refs/heads/main', rewritten]);
      return undefined;
    };
    const { branch, number } = await run(step);
    expect(rewritten).toMatch(/^[0-9a-f]{40}$/);
    const base = await repository.run(['merge-base', 'main', branch]);
    expect(base.trim()).toBe(rewritten);
    expect((await git.api('GET', `/pulls/${number}`)).mergeable).toBe(true);
    await assertWhole(step);
  });

  it('asks no more often, and sends no more, for a repository of 5,000 files', async () => {
    const small = await callsOfOne();
    const files = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, index) => [
        `clusters/other-${index % 50}/team-${index % 7}/model-${index}.yaml`,
        `kind: Workspace\nmetadata: {name: model-${index}}\n`,
      ]),
    );
    await git.commit(files);
    expect(await callsOfOne()).toBe(small);
    const fetched = relay.calls
      .filter(({ path }) => path.endsWith('/git-upload-pack'))
      .map(({ answer }) => objectsIn(answer));
    // The base branch once; after that the branch of the request, which is nearly the same.
    expect(fetched.filter(objects => objects > 5_000)).toHaveLength(1);
    expect(fetched.filter(objects => objects > 0 && objects < 5_000)).toEqual(
      fetched.filter(objects => objects > 0 && objects < 100),
    );
    const pushed = relay.calls
      .filter(({ path }) => path.endsWith('/git-receive-pack'))
      .map(({ sent }) => objectsIn(sent));
    expect(pushed).toHaveLength(2);
    expect(Math.max(...pushed)).toBeLessThan(12);
  });

  it('edits a kustomization with anchors and comments, and nothing else of it', async () => {
    const list = `${FOLDER}/kustomization.yaml`;
    const text = `# kept by hand
x-labels: &labels # for all
  team: search
resources:
# the first
- &first a.yaml # one
- z.yaml
labels:
- pairs: *labels
x-also: [*first]
`;
    await git.commit({ [list]: text });
    const step = next();
    const { branch } = await run(step);
    const name = step.input.file.split('/').pop();
    expect(await git.fileOn(branch, list)).toBe(
      text.replace('- z.yaml', `- ${name}\n- z.yaml`),
    );
  });

  it('says that a branch is protected, once', async () => {
    const hook = `${(await git.repository()).dir}/hooks/update`;
    await writeFile(
      hook,
      '#!/bin/sh\ncase "$1" in refs/heads/kaito/*) echo no >&2; exit 1;; esac\n',
      { mode: 0o755 },
    );
    try {
      const step = next();
      const error = await failed(run(step));
      expect(error.message).toMatch(
        /refused the branch \(hook declined\)\. A rule of platform\/fleet protects it.*kaito\/\*/,
      );
      const pushes = relay.calls.filter(
        ({ method, path }) =>
          method === 'POST' && path.endsWith('/git-receive-pack'),
      );
      expect(pushes.length).toBeLessThanOrEqual(2);
      const pulls = await git.api('GET', '/pulls?state=all&limit=200');
      expect(
        pulls.some((pull: any) => pull.head.ref.endsWith(step.input.requestId)),
      ).toBe(false);
    } finally {
      await rm(hook);
    }
  });

  it('says that a repository is empty', async () => {
    await git.host.repositories.create('platform', 'empty');
    const repoUrl = `${new URL(relay.url).host}?owner=platform&repo=empty`;
    const error = await failed(run(next(), { input: { repoUrl } }));
    expect(error.message).toMatch(
      /nothing in it yet\. Make a first commit on 'main'/,
    );
  });

  it('says what the default branch is called now', async () => {
    const repository = await git.repository();
    await repository.run(['branch', '-m', 'main', 'trunk']);
    await repository.run(['symbolic-ref', 'HEAD', 'refs/heads/trunk']);
    try {
      const step = next();
      const error = await failed(run(step));
      expect(error.message).toMatch(
        /no branch 'main' there; its default branch is 'trunk'\. Set baseBranch/,
      );
      const input = { baseBranch: 'trunk' };
      expect(await run(step, { input })).toMatchObject({ state: 'open' });
    } finally {
      await repository.run(['branch', '-m', 'trunk', 'main']);
      await repository.run(['symbolic-ref', 'HEAD', 'refs/heads/main']);
    }
  });
});
