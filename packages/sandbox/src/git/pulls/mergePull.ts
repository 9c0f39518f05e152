import type { Account } from '../accounts';
import type { GitRepository } from '../repo/GitRepository';
import { GitCommandError } from '../repo/gitCommand';
import { tryMerge } from '../repo/merge';
import { PullRequestError } from './PullRequestError';
import type { PullView } from './types';

export interface MergeRequest {
  /** `merge` keeps the branch's commits, `squash` makes one of them. */
  style: 'merge' | 'squash';
  title?: string;
  message?: string;
  /** Refuse unless the branch still stands on this commit. */
  headSha?: string;
  deleteBranch?: boolean;
}

/**
 * Puts a pull request on its base branch and returns the new commit.
 * @throws PullRequestError 405 when it is closed or merged, 409 on a conflict or when a branch moved
 */
export async function mergePull(
  repository: GitRepository,
  pull: PullView,
  wish: MergeRequest,
  by: Account,
): Promise<string> {
  if (pull.state !== 'open') {
    const state = pull.merged ? 'already merged' : 'closed';
    throw new PullRequestError(405, `the pull request is ${state}`);
  }
  if (wish.headSha && wish.headSha !== pull.headSha) {
    throw new PullRequestError(
      409,
      `the branch moved: expected ${wish.headSha}, it stands on ${pull.headSha}`,
    );
  }
  const outcome = await tryMerge(repository, pull.baseSha, pull.headSha);
  if (!outcome.clean) {
    const obstacle =
      outcome.conflicts.length > 0
        ? `conflict in ${outcome.conflicts.join(', ')}`
        : 'the two share no history';
    throw new PullRequestError(
      409,
      `${obstacle}: bring the branch up to date with '${pull.base}' first`,
    );
  }
  const parents =
    wish.style === 'squash' ? [pull.baseSha] : [pull.baseSha, pull.headSha];
  const commit = await commitTree(
    repository,
    outcome.tree,
    parents,
    messageFor(pull, wish),
    by,
  );
  await moveBranch(repository, pull.base, commit, pull.baseSha);
  if (wish.deleteBranch) {
    await repository.run(['update-ref', '-d', `refs/heads/${pull.head}`]);
  }
  return commit;
}

function messageFor(pull: PullView, wish: MergeRequest): string {
  const title =
    wish.title ??
    (wish.style === 'squash'
      ? `${pull.title} (#${pull.number})`
      : `Merge pull request '${pull.title}' (#${pull.number}) from ${pull.head} into ${pull.base}`);
  return wish.message ? `${title}\n\n${wish.message}\n` : `${title}\n`;
}

async function commitTree(
  repository: GitRepository,
  tree: string,
  parents: string[],
  message: string,
  by: Account,
): Promise<string> {
  const identity = {
    GIT_AUTHOR_NAME: by.fullName,
    GIT_AUTHOR_EMAIL: by.email,
    GIT_COMMITTER_NAME: by.fullName,
    GIT_COMMITTER_EMAIL: by.email,
  };
  const args = ['commit-tree', tree, ...parents.flatMap(p => ['-p', p])];
  return (await repository.run(args, identity, message)).trim();
}

async function moveBranch(
  repository: GitRepository,
  branch: string,
  to: string,
  from: string,
) {
  try {
    await repository.run(['update-ref', `refs/heads/${branch}`, to, from]);
  } catch (error) {
    if (!(error instanceof GitCommandError)) throw error;
    throw new PullRequestError(409, `'${branch}' moved during the merge`);
  }
}
