import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { git } from '../git/repo/gitCommand';
import { GitRepository } from '../git/repo/GitRepository';
import { readYamlFiles } from './readFiles';

/** A branch's tip and the YAML files on it. */
export interface Snapshot {
  commit: string;
  files: Map<string, string>;
}

/** Reads one branch of a repository: a bare one on disk, or any that git can fetch. */
export class RepositorySource {
  private last: Snapshot | null = null;
  private mirror: Promise<string> | null = null;

  constructor(
    private readonly from: { repoDir: string } | { repoUrl: string },
    private readonly branch: string,
  ) {}

  /** @throws when the repository cannot be reached or has no such branch */
  async read(): Promise<Snapshot> {
    const repository = await this.repository();
    const commit = await repository.tip(this.branch);
    if (!commit) throw new Error(`there is no branch '${this.branch}'`);
    if (this.last?.commit !== commit) {
      this.last = { commit, files: await readYamlFiles(repository, commit) };
    }
    return this.last;
  }

  async close(): Promise<void> {
    if (!this.mirror) return;
    await rm(await this.mirror, { recursive: true, force: true });
  }

  private async repository(): Promise<GitRepository> {
    if ('repoDir' in this.from) return at(this.from.repoDir);
    this.mirror ??= emptyMirror();
    const dir = await this.mirror;
    const ref = `refs/heads/${this.branch}`;
    await git(
      ['fetch', '--quiet', '--depth=1', this.from.repoUrl, `+${ref}:${ref}`],
      { cwd: dir },
    );
    return at(dir);
  }
}

async function emptyMirror(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'kaito-gitops-'));
  await git(['init', '--quiet', '--bare', '--initial-branch=unborn', dir], {
    cwd: dir,
  });
  return dir;
}

function at(dir: string): GitRepository {
  const name = basename(dir).replace(/\.git$/, '');
  return new GitRepository(basename(dirname(dir)), name, dir);
}
