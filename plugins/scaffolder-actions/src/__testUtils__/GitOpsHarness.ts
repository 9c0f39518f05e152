import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { startGitHost, type GitHost } from '@kaito-portal/sandbox';
import { openTarget } from '../actions/propose/openTarget';
import { readGitOpsConfig } from '../config';

export const REPO = 'platform/fleet';

/** A step, as a test runs it. */
export interface Run {
  input: object;
  taskId?: string;
  dryRun?: boolean;
  checkpoints?: Map<string, unknown>;
  /** Workspace path → text. */
  files?: Record<string, string>;
}

/** A Git host on loopback with the fleet repository, and actions that talk to it. */
export class GitOpsHarness {
  private constructor(readonly host: GitHost, private readonly dir: string) {}

  static async start(): Promise<GitOpsHarness> {
    const dir = await mkdtemp(join(tmpdir(), 'gitops-'));
    const host = await startGitHost({ dir: join(dir, 'repos') });
    return new GitOpsHarness(host, dir);
  }

  async stop() {
    await this.host.stop();
    await rm(this.dir, { recursive: true, force: true });
  }

  /** Configuration of a portal that uses the host. */
  get config() {
    const address = new URL(this.host.url).host;
    return {
      kaito: { gitops: { repoUrl: `${address}?owner=platform&repo=fleet` } },
      integrations: {
        gitea: [
          {
            host: address,
            baseUrl: this.host.url,
            username: 'portal',
            password: this.host.tokens.portal,
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
    };
  }

  /** Runs an action as Dana; its outputs. */
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
      user: { ref: 'user:default/dana' },
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

  async fileOn(branch: string, path: string): Promise<string | null> {
    const repo = (await this.host.repositories.find('platform', 'fleet'))!;
    const tip = await repo.tip(branch);
    return tip ? repo.file(tip, path) : null;
  }

  async api(method: string, path: string, body?: object) {
    const response = await fetch(
      `${this.host.url}/api/v1/repos/${REPO}${path}`,
      {
        method,
        headers: { authorization: `token ${this.host.tokens.pat}` },
        body: body && JSON.stringify(body),
      },
    );
    const text = await response.text();
    return text ? JSON.parse(text) : null;
  }

  merge(number: number) {
    return this.api('POST', `/pulls/${number}/merge`, { Do: 'squash' });
  }
}
