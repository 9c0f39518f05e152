import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { JsonValue } from '@backstage/types';
import type {
  ScmOpenedPullRequest,
  ScmPullRequest,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { branchOf, type Proposal, type ProposalResult } from './Proposal';
import { plan, pushProposal } from './pushProposal';
import { settle } from './settle';

/** Runs a step once per task, however often the task is taken up again. */
export type Once = <T extends JsonValue>(
  key: string,
  act: () => Promise<T>,
) => Promise<T>;

/** What a proposal would change, asked from the host but sent nowhere. */
export async function previewProposal(
  proposal: Proposal,
): Promise<ProposalResult> {
  const checkout = await proposal.scm.checkout(proposal.baseBranch);
  try {
    const { diff } = await plan(proposal, checkout);
    return { ...outline(proposal), state: 'dry-run', diff };
  } finally {
    await checkout.dispose();
  }
}

/**
 * Brings a proposal to review: one branch, one pull request a request. Doing it again brings the same ones up to date,
 * or says that they were merged.
 * @throws ConflictError when the pull request was closed without merging, files or branch are somebody else's, or another
 *   request for the same files was first
 */
export async function propose(
  proposal: Proposal,
  once: Once,
  logger: LoggerService,
): Promise<ProposalResult> {
  const { scm, baseBranch, requestId, title, body } = proposal;
  const result = outline(proposal);
  const known = await scm.pullRequests?.find({
    branch: result.branch,
    base: baseBranch,
  });
  if (known?.state === 'merged') {
    logger.info(`Request ${requestId} was merged already: ${known.url}`);
    return { ...result, state: 'merged', diff: '', pullRequest: known };
  }
  if (known?.state === 'closed') {
    throw new ConflictError(
      `The pull request of this request was closed without merging (${known.url}). Talk to who closed it, then start a new request.`,
    );
  }
  const { diff, branch } = await once(`push.${requestId}`, async () => ({
    ...(await pushProposal(proposal, known)),
  }));
  if (!branch) return { ...result, state: 'unchanged', diff };
  const { pullRequests } = scm;
  if (!pullRequests) return { ...result, state: 'pushed', diff };

  const pullRequest: ScmPullRequest = await once(
    `pull-request.${requestId}`,
    async () => ({
      ...(await (known
        ? pullRequests.update(known.number, { title, body })
        : told(
            await pullRequests.open({
              branch: result.branch,
              base: baseBranch,
              title,
              body,
              labels: proposal.labels,
              reviewers: proposal.reviewers,
            }),
            logger,
          ))),
    }),
  );
  await once(`record.${requestId}`, () =>
    settle(proposal, pullRequest, logger),
  );
  return { ...result, state: 'open', diff, pullRequest };
}

/** Logs what a host could not do of what was asked. */
function told(
  { notes, ...pullRequest }: ScmOpenedPullRequest,
  logger: LoggerService,
): ScmPullRequest {
  for (const note of notes) logger.warn(note);
  return pullRequest;
}

function outline({ scm, requestId, baseBranch }: Proposal) {
  const branch = branchOf(requestId);
  return {
    branch,
    pullRequest: null,
    compareUrl: scm.compareUrl(baseBranch, branch),
  };
}
