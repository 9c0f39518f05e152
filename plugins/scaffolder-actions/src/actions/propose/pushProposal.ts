import { ConflictError } from '@backstage/errors';
import {
  ScmError,
  type ScmCheckout,
  type ScmPullRequest,
} from '@kaito-portal/backstage-plugin-kaito-node';
import type {
  Plan,
  PlannedFiles,
} from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { branchOf, commitMessage, trailerOf, type Proposal } from './Proposal';
import { beaten, findRival } from './rivals';

const ATTEMPTS = 3;

/** What the push came to: the diff against the base, and whether there is a branch to ask for. */
export interface PushOutcome {
  diff: string;
  /** False when the base branch says the same already. */
  branch: boolean;
}

/** The changes a proposal makes to the base branch as it is now. */
export function plan(
  proposal: Proposal,
  checkout: ScmCheckout,
  pullRequestUrl?: string,
): Promise<Plan> {
  return proposal.plan(checkout, pullRequestUrl);
}

/**
 * Puts a proposal on its branch as one commit on the base branch's tip. A branch that says the same is left as it is;
 * a base branch that moves meanwhile starts it over.
 * @param known - the request's own pull request, when it is open already
 * @throws ConflictError when a file or the branch belongs to somebody else, or another open request brings the file
 */
export async function pushProposal(
  proposal: Proposal,
  known?: ScmPullRequest | null,
): Promise<PushOutcome> {
  for (let attempt = 1; ; attempt++) {
    const checkout = await proposal.scm.checkout(proposal.baseBranch);
    try {
      const outcome = await pushOnce(proposal, checkout, known, attempt > 1);
      if (attempt === ATTEMPTS || !(await checkout.moved())) return outcome;
    } catch (error) {
      const raced = error instanceof ScmError && error.status === 409;
      if (!raced || attempt === ATTEMPTS) throw error;
    } finally {
      await checkout.dispose();
    }
  }
}

async function pushOnce(
  proposal: Proposal,
  checkout: ScmCheckout,
  known: ScmPullRequest | null | undefined,
  baseMoved: boolean,
): Promise<PushOutcome> {
  const planned = await plan(proposal, checkout, known?.url);
  const { changes, diff, files } = planned;
  const branch = branchOf(proposal.requestId);
  if (changes.size === 0) return { diff, branch: false };
  // One that is open already came through this, and is looked at again after.
  const rival = known ? null : await findRival(proposal, planned, checkout);
  if (rival) throw beaten(rival);
  const standing = await checkout.branch(branch);
  if (standing) {
    assertOurs(standing.message, branch, proposal);
    // A base that moved may have been rewritten: what stands on the old one could not be merged.
    if (!baseMoved && (await says(checkout, standing.commit, files))) {
      return { diff, branch: true };
    }
  }
  await checkout.push({
    branch,
    changes,
    message: commitMessage(proposal.title, proposal),
    author: proposal.author,
    expect: standing?.commit ?? null,
  });
  return { diff, branch: true };
}

function assertOurs(message: string, branch: string, proposal: Proposal) {
  const { requestId } = proposal;
  if (message.split('\n').includes(trailerOf(requestId))) return;
  throw new ConflictError(
    `The branch '${branch}' of ${proposal.scm.repository.fullName} carries a commit the portal did not make, and was left alone. Finish or delete that branch, or start a new request.`,
  );
}

async function says(
  checkout: ScmCheckout,
  commit: string,
  files: PlannedFiles,
): Promise<boolean> {
  for (const [path, text] of files) {
    if ((await checkout.read(path, commit)) !== text) return false;
  }
  return true;
}
