import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  DEMO_GIT_USERS,
  startGitHost,
  type GitHost,
} from '@kaito-portal/sandbox';
import { openTarget } from '../actions/propose/openTarget';
import { readGitOpsConfig } from '@kaito-portal/backstage-plugin-kaito-node/gitops';

export const REPO = 'platform/fleet';

/** A step, as a test runs it. */
export interface Run {
  input: object;
  taskId?: string;
  dryRun?: boolean;
  checkpoints?: Map<string, unknown>;
  /** Workspace path → text. */
  files?: Record<string, string>;
  /** Entity ref of who asks; Dana when left out. */
  user?: string;
  signal?: AbortSignal;
}

/** A Git host on loopback with the fleet repository, and actions that talk to it. */
export class GitOpsHarness {
  private constructor(
    public host: GitHost,
    private readonly dir: string,
    private readonly onChange: (() => void) | undefined,
  ) {}

  /** @param onChange called after a branch may have moved */
  static async start(onChange?: () => void): Promise<GitOpsHarness> {
    const dir = await mkdtemp(join(tmpdir(), 'gitops-'));
    const host = await startGitHost({ dir: join(dir, 'repos'), onChange });
    return new GitOpsHarness(host, dir, onChange);
  }

  async stop() {
    await this.host.stop();
    await rm(this.dir, { recursive: true, force: true });
  }

  /** Where the portal reaches the host; another address when something stands in between. */
  via: string | null = null;

  /** The host is away while something is done. */
  async away(act: () => Promise<void>) {
    const { port, tokens } = this.host;
    await this.host.stop();
    await act();
    this.host = await startGitHost({
      dir: join(this.dir, 'repos'),
      port,
      users: DEMO_GIT_USERS.map(user => ({
        ...user,
        token: tokens[user.login],
      })),
      onChange: this.onChange,
      // The repositories are there.
      seedRepos: async () => undefined,
    });
  }

  /** Configuration of a portal that uses the host. */
  get config() {
    const baseUrl = this.via ?? this.host.url;
    const address = new URL(baseUrl).host;
    return {
      kaito: { gitops: { repoUrl: `${address}?owner=platform&repo=fleet` } },
      integrations: {
        gitea: [
          {
            host: address,
            baseUrl,
            username: 'portal-bot',
            password: this.host.tokens['portal-bot'],
          },
        ],
      },
    };
  }

  get options() {
    const config = new ConfigReader(this.config);
    return {
      integrations: ScmIntegrations.fromConfig(config),
      config: readGitOpsConfig(config),
      // The host is near; nothing gets better by a rest.
      limits: { pauseMs: 10 },
    };
  }

  /** Runs an action; its outputs. */
  async run(action: TemplateAction<any, any, any>, wish: Run) {
    const workspacePath = await mkdtemp(join(this.dir, 'work-'));
    for (const [file, text] of Object.entries(wish.files ?? {})) {
      await mkdir(dirname(join(workspacePath, file)), { recursive: true });
      await writeFile(join(workspacePath, file), text);
    }
    const output = jest.fn();
    const checkpoints = wish.checkpoints ?? new Map<string, unknown>();
    await action.handler({
      ...createMockActionContext({
        workspacePath,
        task: { id: wish.taskId ?? 'task' },
      }),
      input: wish.input,
      user: { ref: wish.user ?? 'user:default/dana' },
      signal: wish.signal,
      isDryRun: wish.dryRun,
      output,
      checkpoint: async ({ key, fn }: any) => {
        if (!checkpoints.has(key)) checkpoints.set(key, await fn());
        return checkpoints.get(key);
      },
    } as any);
    return Object.fromEntries(output.mock.calls);
  }

  /** Puts files on the base branch; null removes. */
  async commit(files: Record<string, string | null>) {
    const scm = await openTarget({}, this.options);
    const checkout = await scm.checkout('main');
    try {
      await checkout.push({
        branch: 'main',
        changes: new Map(Object.entries(files)),
        message: 'By hand',
        author: { name: 'P', email: 'p@example.org' },
        expect: checkout.commit,
      });
    } finally {
      await checkout.dispose();
    }
  }

  async repository() {
    return (await this.host.repositories.find('platform', 'fleet'))!;
  }

  async fileOn(branch: string, path: string): Promise<string | null> {
    const repo = await this.repository();
    const tip = await repo.tip(branch);
    return tip ? repo.file(tip, path) : null;
  }

  async api(method: string, path: string, body?: object) {
    const response = await fetch(
      `${this.host.url}/api/v1/repos/${REPO}${path}`,
      {
        method,
        headers: {
          authorization: `token ${this.host.tokens.pat}`,
          // A machine under load reuses a connection just when it is closed.
          connection: 'close',
        },
        body: body && JSON.stringify(body),
      },
    );
    const text = await response.text();
    return text ? JSON.parse(text) : null;
  }

  /** What Pat, who reviews, says of a pull request. */
  review(number: number, event: 'APPROVED' | 'REQUEST_CHANGES') {
    return this.api('POST', `/pulls/${number}/reviews`, { event });
  }

  close(number: number) {
    return this.api('PATCH', `/pulls/${number}`, { state: 'closed' });
  }

  merge(number: number) {
    return this.api('POST', `/pulls/${number}/merge`, { Do: 'squash' });
  }
}
