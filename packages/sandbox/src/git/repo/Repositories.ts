import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { git } from './gitCommand';
import { GitRepository } from './GitRepository';
import { isRepositoryName } from './names';

/** The bare repositories below one folder, at `<owner>/<name>.git`. */
export class Repositories {
  constructor(readonly dir: string) {}

  /** The repository of that name; null when there is none or the name could not be one. */
  async find(owner: string, name: string): Promise<GitRepository | null> {
    if (!isRepositoryName(owner) || !isRepositoryName(name)) return null;
    const path = this.path(owner, name);
    const exists = await stat(join(path, 'HEAD')).catch(() => null);
    return exists ? new GitRepository(owner, name, path) : null;
  }

  /** Creates an empty repository whose first branch is `main`; an existing one is returned as it is. */
  async create(owner: string, name: string): Promise<GitRepository> {
    const existing = await this.find(owner, name);
    if (existing) return existing;
    if (!isRepositoryName(owner) || !isRepositoryName(name)) {
      throw new Error(`'${owner}/${name}' cannot be a repository name`);
    }
    const path = this.path(owner, name);
    await mkdir(path, { recursive: true });
    await git(['init', '--quiet', '--bare', '--initial-branch=main', path], {
      cwd: this.dir,
    });
    return new GitRepository(owner, name, path);
  }

  async list(): Promise<GitRepository[]> {
    const found: GitRepository[] = [];
    for (const owner of await folders(this.dir)) {
      for (const folder of await folders(join(this.dir, owner))) {
        if (!folder.endsWith('.git')) continue;
        const repository = await this.find(owner, folder.slice(0, -4));
        if (repository) found.push(repository);
      }
    }
    return found;
  }

  private path(owner: string, name: string) {
    return join(this.dir, owner, `${name}.git`);
  }
}

async function folders(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  return entries
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort();
}
