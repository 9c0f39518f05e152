import { ConflictError } from '@backstage/errors';
import {
  ScmError,
  type ScmCheckout,
} from '@kaito-portal/backstage-plugin-kaito-node';
import type { Plan, PlannedFiles } from '../../gitops/Plan';
import { branchOf, commitMessage, trailerOf, type Proposal } from './Proposal';

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
  return proposal.plan(path => checkout.read(path), pullRequestUrl);
}

/**
 * Puts a proposal on its branch as one commit on the base branch's tip. A branch that says the same is left as it is;
 * a base branch that moves meanwhile starts it over.
 * @throws ConflictError when a file or the branch belongs to somebody else
 */
export async function pushProposal(
  proposal: Proposal,
  pullRequestUrl?: string,
): Promise<PushOutcome> {
  for (let attempt = 1; ; attempt++) {
    const checkout = await proposal.scm.checkout(proposal.baseBranch);
    try {
      const outcome = await pushOnce(proposal, checkout, pullRequestUrl);
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
  pullRequestUrl?: string,
): Promise<PushOutcome> {
  const { changes, diff, files } = await plan(
    proposal,
    checkout,
    pullRequestUrl,
  );
  const branch = branchOf(proposal.requestId);
  if (changes.size === 0) return { diff, branch: false };
  const standing = await checkout.branch(branch);
  if (standing) {
    assertOurs(standing.message, branch, proposal);
    if (await says(checkout, standing.commit, files)) {
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
