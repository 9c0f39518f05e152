import { ScmError } from '../ScmError';
import type {
  PullRequestWish,
  ScmOpenedPullRequest,
  ScmPullRequest,
} from '../types';

/** What hosts answer when a pull request for the branch is there: GitHub 422, Bitbucket Cloud 400, the others 409. */
const MAY_BE_THERE: readonly (number | null)[] = [400, 409, 422];

/**
 * Opens a pull request, or answers with the one that is open for the same branch: two that ask at once get the same.
 * @throws ScmError what the host said, when none is open
 */
export async function openOnce(
  wish: PullRequestWish,
  find: (target: PullRequestWish) => Promise<ScmPullRequest | null>,
  open: () => Promise<ScmOpenedPullRequest>,
): Promise<ScmOpenedPullRequest> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof ScmError)) throw error;
    if (!MAY_BE_THERE.includes(error.status)) throw error;
    const standing = await find(wish);
    if (standing?.state !== 'open') throw error;
    return { ...standing, notes: [] };
  }
}
