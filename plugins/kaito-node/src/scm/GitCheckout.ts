import * as fs from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import git, { type HttpClient } from 'isomorphic-git';
import type { ScmCredentials } from './credentials';
import { gitFailure } from './gitFailure';
import { gitHttp } from './gitHttp';
import { ScmError } from './ScmError';
import type { PushRequest, ScmCheckout, ScmRepository } from './types';
import { writeTree } from './writeTree';

const TIMEOUT_MS = 60_000;

export interface CheckoutOptions {
  repository: ScmRepository;
  credentials: ScmCredentials | null;
  base: string;
  signal?: AbortSignal;
}

/** A shallow, bare copy of one branch in a temporary folder, over isomorphic-git. */
export class GitCheckout implements ScmCheckout {
  private constructor(
    private readonly gitdir: string,
    private readonly options: CheckoutOptions,
    readonly commit: string,
  ) {}

  /** @throws ScmError when the host refuses, or has no such branch */
  static async open(options: CheckoutOptions): Promise<GitCheckout> {
    const gitdir = await mkdtemp(join(tmpdir(), 'kaito-scm-'));
    try {
      const url = options.repository.cloneUrl;
      await git.init({ fs, gitdir, bare: true });
      await git.addRemote({ fs, gitdir, remote: 'origin', url });
      const commit = await fetchBranch(gitdir, options, options.base);
      return new GitCheckout(gitdir, options, commit);
    } catch (error) {
      await rm(gitdir, { recursive: true, force: true });
      throw error;
    }
  }

  async read(path: string, at = this.commit): Promise<string | null> {
    const { gitdir } = this;
    try {
      const { blob } = await git.readBlob({
        fs,
        gitdir,
        oid: at,
        filepath: path,
      });
      return Buffer.from(blob).toString('utf8');
    } catch (error) {
      const { code } = error as { code?: string };
      // A folder is not a file either.
      if (code === 'NotFoundError' || code === 'ObjectTypeError') return null;
      throw error;
    }
  }

  async branch(name: string) {
    if (!(await this.tip(name))) return null;
    const commit = await fetchBranch(this.gitdir, this.options, name);
    const log = await git.readCommit({ fs, gitdir: this.gitdir, oid: commit });
    return { commit, message: log.commit.message };
  }

  async moved(): Promise<boolean> {
    return (await this.tip(this.options.base)) !== this.commit;
  }

  async push(request: PushRequest): Promise<string> {
    const { gitdir, options } = this;
    const { repository } = options;
    const parent = request.parent ?? this.commit;
    const base = await git.readCommit({ fs, gitdir, oid: parent });
    const tree = await writeTree(gitdir, base.commit.tree, request.changes);
    const ref = `refs/heads/${request.branch}`;
    const commit = await git.commit({
      fs,
      gitdir,
      tree,
      ref,
      parent: [parent],
      message: request.message,
      author: request.author,
    });
    if ((await this.tip(request.branch)) !== request.expect) {
      throw new ScmError(
        `Pushing to ${repository.fullName}: the branch '${request.branch}' on ${repository.host} moved meanwhile and was left alone. Try again.`,
        repository.host,
        409,
      );
    }
    await overWire('Pushing to', options, http =>
      git.push({
        fs,
        http,
        gitdir,
        remote: 'origin',
        ref,
        remoteRef: ref,
        // Only ever over the commit just seen there.
        force: request.expect !== null,
        ...authentication(options),
      }),
    );
    return commit;
  }

  dispose(): Promise<void> {
    return rm(this.gitdir, { recursive: true, force: true });
  }

  private async tip(branch: string): Promise<string | null> {
    const ref = `refs/heads/${branch}`;
    const refs = await overWire('Reading', this.options, http =>
      git.listServerRefs({
        http,
        url: this.options.repository.cloneUrl,
        prefix: ref,
        ...authentication(this.options),
      }),
    );
    return refs.find(candidate => candidate.ref === ref)?.oid ?? null;
  }
}

async function fetchBranch(
  gitdir: string,
  options: CheckoutOptions,
  branch: string,
): Promise<string> {
  const { fetchHead } = await overWire('Reading', options, http =>
    git.fetch({
      fs,
      http,
      gitdir,
      remote: 'origin',
      ref: branch,
      singleBranch: true,
      depth: 1,
      tags: false,
      ...authentication(options),
    }),
  );
  if (fetchHead) return fetchHead;
  const { host, fullName } = options.repository;
  throw new ScmError(
    `Reading ${fullName}: ${host} has no branch '${branch}'. Check baseBranch.`,
    host,
    404,
  );
}

function authentication({ credentials }: CheckoutOptions) {
  return credentials ? { onAuth: () => credentials.git } : {};
}

/** Runs a call to the host; the caller's signal and a limit of a minute end the wait. */
async function overWire<T>(
  act: string,
  { repository, signal }: CheckoutOptions,
  call: (http: HttpClient) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  const ends = signal ? AbortSignal.any([signal, limit]) : limit;
  try {
    return await call(gitHttp(ends));
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw gitFailure(act, repository, error);
  }
}
