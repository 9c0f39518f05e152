import * as fs from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import git, { Errors, type HttpClient } from 'isomorphic-git';
import { gitHeaders, type ScmCredentials } from './credentials';
import { gitFailure } from './gitFailure';
import { gitHttp } from './gitHttp';
import { DEFAULT_LIMITS } from './http/limits';
import { listFolder, readTexts } from './readFolder';
import { ScmError } from './ScmError';
import { fileAt } from './treeEntries';
import type { PushRequest, ScmCheckout, ScmFile, ScmRepository } from './types';
import { writeTree } from './writeTree';

export interface CheckoutOptions {
  repository: ScmRepository;
  credentials: ScmCredentials | null;
  base: string;
  signal?: AbortSignal;
  /** Most bytes to take from the host in one answer; any number when left out. */
  mostBytes?: number;
  /** How long to wait for the host, each time; a minute when left out. */
  timeoutMs?: number;
}

/** A shallow, bare copy of one branch in a temporary folder, over isomorphic-git. */
export class GitCheckout implements ScmCheckout {
  private constructor(
    private readonly gitdir: string,
    private readonly options: CheckoutOptions,
    readonly commit: string,
    readonly committedAt: string,
  ) {}

  /** @throws ScmError when the host refuses, or has no such branch */
  static async open(options: CheckoutOptions): Promise<GitCheckout> {
    const gitdir = await mkdtemp(join(tmpdir(), 'kaito-scm-'));
    try {
      const url = options.repository.cloneUrl;
      await git.init({ fs, gitdir, bare: true });
      await git.addRemote({ fs, gitdir, remote: 'origin', url });
      const commit = await fetchBranch(gitdir, options, options.base);
      await git.writeRef({
        fs,
        gitdir,
        // Pushes leave out what is on the branch of this name; without it they send the whole repository.
        ref: 'refs/remotes/origin/HEAD',
        value: `refs/remotes/origin/${options.base}`,
        symbolic: true,
        force: true,
      });
      const tip = await git.readCommit({ fs, gitdir, oid: commit });
      const at = new Date(tip.commit.committer.timestamp * 1_000);
      return new GitCheckout(gitdir, options, commit, at.toISOString());
    } catch (error) {
      await rm(gitdir, { recursive: true, force: true });
      throw error;
    }
  }

  async read(path: string, at = this.commit): Promise<string | null> {
    const { gitdir } = this;
    const oid = await fileAt(gitdir, at, path);
    if (oid === null) return null;
    const { blob } = await git.readBlob({ fs, gitdir, oid });
    return Buffer.from(blob).toString('utf8');
  }

  list(folder: string): AsyncIterable<ScmFile> {
    return listFolder(this.gitdir, this.commit, folder);
  }

  texts(files: Iterable<ScmFile>, mostBytes: number) {
    return readTexts(this.gitdir, files, mostBytes);
  }

  async branch(name: string) {
    const tip = await branchTip(this.options, name);
    if (!tip) return null;
    // What was pushed or read from here is here already.
    const here = await this.messageOf(tip);
    if (here !== null) return { commit: tip, message: here };
    const commit = await fetchBranch(this.gitdir, this.options, name);
    return { commit, message: (await this.messageOf(commit)) ?? '' };
  }

  async moved(): Promise<boolean> {
    return (await branchTip(this.options, this.options.base)) !== this.commit;
  }

  async push(request: PushRequest): Promise<string> {
    const { gitdir } = this;
    const parent = request.parent ?? this.commit;
    const base = await git.readCommit({ fs, gitdir, oid: parent });
    const tree = await writeTree(gitdir, base.commit.tree, request.changes);
    const ref = refOf(request.branch);
    const commit = await git.commit({
      fs,
      gitdir,
      tree,
      ref,
      parent: [parent],
      message: request.message,
      author: request.author,
    });
    await this.send(request.branch, request.expect, { force: true });
    return commit;
  }

  async remove(branch: string, expect: string): Promise<void> {
    // isomorphic-git takes away by the name of a branch that is here.
    const ref = { ref: refOf(branch), value: expect };
    await git.writeRef({ fs, gitdir: this.gitdir, ...ref, force: true });
    await this.send(branch, expect, { delete: true });
  }

  /** What a commit says; null when it is not here. */
  private async messageOf(oid: string): Promise<string | null> {
    try {
      const { commit } = await git.readCommit({ fs, gitdir: this.gitdir, oid });
      return commit.message;
    } catch (error) {
      if (error instanceof Errors.NotFoundError) return null;
      throw error;
    }
  }

  dispose(): Promise<void> {
    return rm(this.gitdir, { recursive: true, force: true });
  }

  /**
   * Moves a branch of the host, only ever from where it is meant to stand: the host is told the same, and refuses when
   * it is moved at that very moment.
   */
  private async send(
    branch: string,
    expect: string | null,
    how: { force?: boolean; delete?: boolean },
  ): Promise<void> {
    const { gitdir, options } = this;
    const { fullName, host } = options.repository;
    const ref = refOf(branch);
    await overWire('Pushing to', options, http =>
      git.push({
        fs,
        http,
        gitdir,
        remote: 'origin',
        ref,
        remoteRef: ref,
        onPrePush: ({ remoteRef }) => {
          if (standing(remoteRef.oid) === expect) return true;
          throw new ScmError(
            `Pushing to ${fullName}: the branch '${branch}' on ${host} moved meanwhile and was left alone. Try again.`,
            host,
            409,
          );
        },
        ...how,
        ...authentication(options),
      }),
    );
  }
}

function refOf(branch: string): string {
  return `refs/heads/${branch}`;
}

/** Git writes no commit as zeros. */
function standing(oid: string): string | null {
  return /^0*$/.test(oid) ? null : oid;
}

/** Where a branch stands on the host; null when there is no such branch. */
export async function branchTip(
  options: Omit<CheckoutOptions, 'base'>,
  branch: string,
): Promise<string | null> {
  const ref = refOf(branch);
  const refs = await overWire('Reading', options, http =>
    git.listServerRefs({
      http,
      url: options.repository.cloneUrl,
      prefix: ref,
      ...authentication(options),
    }),
  );
  return refs.find(candidate => candidate.ref === ref)?.oid ?? null;
}

async function fetchBranch(
  gitdir: string,
  options: CheckoutOptions,
  branch: string,
): Promise<string> {
  const { fetchHead } = await overWire('Reading', options, async http => {
    try {
      return await git.fetch({
        fs,
        http,
        gitdir,
        remote: 'origin',
        ref: branch,
        singleBranch: true,
        depth: 1,
        tags: false,
        ...authentication(options),
      });
    } catch (error) {
      if ((error as { code?: string }).code !== 'NotFoundError') throw error;
      return { fetchHead: null };
    }
  });
  if (fetchHead) return fetchHead;
  throw await noBranch(options, branch);
}

/** Says what the repository has instead of a branch: it may be empty, or its branches were renamed. */
async function noBranch(
  options: CheckoutOptions,
  branch: string,
): Promise<ScmError> {
  const { host, fullName } = options.repository;
  const refs = await overWire('Reading', options, http =>
    git.listServerRefs({
      http,
      url: options.repository.cloneUrl,
      symrefs: true,
      ...authentication(options),
    }),
  );
  const names = refs.flatMap(({ ref }) => branchNameOf(ref) ?? []);
  const main = branchNameOf(refs.find(({ ref }) => ref === 'HEAD')?.target);
  const instead = main
    ? `its default branch is '${main}'`
    : `it has ${names
        .slice(0, 5)
        .map(name => `'${name}'`)
        .join(', ')}`;
  return new ScmError(
    names.length === 0
      ? `Reading ${fullName}: ${host} has nothing in it yet. Make a first commit on '${branch}', e.g. a README, then try again.`
      : `Reading ${fullName}: ${host} has no branch '${branch}' there; ${instead}. Set baseBranch, of kaito.gitops or of the step.`,
    host,
    404,
  );
}

function branchNameOf(ref: string | undefined): string | null {
  return ref?.startsWith('refs/heads/')
    ? ref.slice('refs/heads/'.length)
    : null;
}

/** Signs in with the first request, not when asked to: that would be a request more of everything. */
function authentication({ credentials }: Pick<CheckoutOptions, 'credentials'>) {
  return credentials ? { headers: gitHeaders(credentials) } : {};
}

/** Runs a call to the host; the caller's signal and a limit end the wait. */
async function overWire<T>(
  act: string,
  options: Omit<CheckoutOptions, 'base'>,
  call: (http: HttpClient) => Promise<T>,
): Promise<T> {
  const { repository, signal, mostBytes, timeoutMs } = options;
  signal?.throwIfAborted();
  const limit = AbortSignal.timeout(timeoutMs ?? DEFAULT_LIMITS.gitTimeoutMs);
  const ends = signal ? AbortSignal.any([signal, limit]) : limit;
  try {
    return await call(gitHttp(ends, mostBytes));
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw gitFailure(act, repository, error);
  }
}
