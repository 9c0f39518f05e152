import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git, GitCommandError } from './gitCommand';
import type { GitRepository } from './GitRepository';

/** What git says about merging one commit into another. */
export type MergeOutcome =
  | { clean: true; tree: string }
  | { clean: false; conflicts: string[] };

const NOBODY = {
  GIT_AUTHOR_NAME: 'merge check',
  GIT_AUTHOR_EMAIL: 'merge@localhost',
  GIT_COMMITTER_NAME: 'merge check',
  GIT_COMMITTER_EMAIL: 'merge@localhost',
};

/**
 * Merges `head` into `base` in a throw-away worktree and reports the tree or
 * the conflicting paths. A worktree, because `merge-tree --write-tree` needs a
 * git newer than many machines have.
 */
export async function tryMerge(
  repository: GitRepository,
  base: string,
  head: string,
): Promise<MergeOutcome> {
  const dir = await mkdtemp(join(tmpdir(), 'kaito-merge-'));
  const worktree = join(dir, 'tree');
  try {
    await repository.run(['worktree', 'add', '--detach', worktree, base]);
    try {
      await git(['merge', '--no-ff', '--no-commit', '--quiet', head], {
        cwd: worktree,
        env: NOBODY,
      });
    } catch (error) {
      if (!(error instanceof GitCommandError)) throw error;
      const unmerged = await git(
        ['diff', '--name-only', '--diff-filter=U', '-z'],
        { cwd: worktree },
      );
      const conflicts = unmerged.split('\0').filter(Boolean);
      if (conflicts.length === 0) throw error;
      return { clean: false, conflicts };
    }
    const tree = await git(['write-tree'], { cwd: worktree });
    return { clean: true, tree: tree.trim() };
  } finally {
    await rm(dir, { recursive: true, force: true });
    await repository.run(['worktree', 'prune']);
  }
}
