import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git, GitCommandError } from './gitCommand';
import type { GitRepository } from './GitRepository';

/** What git says about merging one commit into another. No conflict and not clean: the two share no history. */
export type MergeOutcome =
  | { clean: true; tree: string }
  | { clean: false; conflicts: string[] };

const NOBODY = {
  GIT_AUTHOR_NAME: 'merge check',
  GIT_AUTHOR_EMAIL: 'merge@localhost',
  GIT_COMMITTER_NAME: 'merge check',
  GIT_COMMITTER_EMAIL: 'merge@localhost',
};

type Merge = (
  repository: GitRepository,
  base: string,
  head: string,
) => Promise<MergeOutcome>;

/** What git ends with when it does not know an option. */
const USAGE = 129;

/** Two commits that share no history; an error that is about something else goes on. */
async function strangers(
  repository: GitRepository,
  base: string,
  head: string,
  error: GitCommandError,
): Promise<MergeOutcome> {
  if (await repository.mergeBase(base, head)) throw error;
  return { clean: false, conflicts: [] };
}

/** In git's own store, which needs git 2.38 and takes a tenth of the time. */
export const mergeObjects: Merge = async (repository, base, head) => {
  const options = ['--write-tree', '--name-only', '--no-messages', '-z'];
  try {
    const tree = await repository.run(['merge-tree', ...options, base, head]);
    return { clean: true, tree: tree.replace('\0', '') };
  } catch (error) {
    if (!(error instanceof GitCommandError) || error.exitCode === USAGE) {
      throw error;
    }
    if (error.exitCode === 1) {
      const [, ...conflicts] = error.stdout.split('\0').filter(Boolean);
      return { clean: false, conflicts };
    }
    return strangers(repository, base, head, error);
  }
};

/** In a throw-away worktree, for a git that is older. */
export const mergeInWorktree: Merge = async (repository, base, head) => {
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
      return conflicts.length > 0
        ? { clean: false, conflicts }
        : await strangers(repository, base, head, error);
    }
    const tree = await git(['write-tree'], { cwd: worktree });
    return { clean: true, tree: tree.trim() };
  } finally {
    await rm(dir, { recursive: true, force: true });
    await repository.run(['worktree', 'prune']);
  }
};

/** Merges `head` into `base` without a trace, and reports the tree or the conflicting paths. */
export const tryMerge: Merge = async (repository, base, head) => {
  try {
    return await mergeObjects(repository, base, head);
  } catch (error) {
    if (!(error instanceof GitCommandError && error.exitCode === USAGE)) {
      throw error;
    }
    return mergeInWorktree(repository, base, head);
  }
};
