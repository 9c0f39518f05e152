import { PROVENANCE_ANNOTATIONS } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import type { ScmCheckout } from '@kaito-portal/backstage-plugin-kaito-node';
import {
  annotate,
  type Plan,
} from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { branchOf, commitMessage, type Proposal } from './Proposal';

/**
 * Writes the address of the pull request into the manifests of its own branch, in a second commit: it is not known
 * before the pull request exists. Returns whether anything was written.
 */
export async function recordPullRequest(
  proposal: Proposal,
  { manifests }: Plan,
  checkout: ScmCheckout,
  url: string,
): Promise<boolean> {
  const branch = branchOf(proposal.requestId);
  const standing = await checkout.branch(branch);
  if (!standing) return false;
  const changes = new Map<string, string>();
  for (const path of manifests) {
    const text = await checkout.read(path, standing.commit);
    if (text === null) continue;
    const recorded = annotate(text, {
      [PROVENANCE_ANNOTATIONS.pullRequest]: url,
    });
    if (recorded !== text) changes.set(path, recorded);
  }
  if (changes.size === 0) return false;
  await checkout.push({
    branch,
    changes,
    message: commitMessage('Record the pull request', proposal),
    author: proposal.author,
    parent: standing.commit,
    expect: standing.commit,
  });
  return true;
}
