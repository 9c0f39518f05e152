import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type { RequestsPort } from '../../requests/RequestsPort';
import { tellRequest, type TellContext } from '../../requests/tellRequest';
import { eachKey } from './eachKey';
import type { Proposal, ProposalResult } from './Proposal';
import { previewProposal, propose, type Once } from './propose';

/** What of a step's context a proposal uses. */
type StepContext = Pick<
  ActionContext<any, any, 'v2'>,
  'checkpoint' | 'each' | 'isDryRun' | 'logger'
> &
  TellContext & {
    output(name: any, value: any): void;
  };

/** Brings a proposal to review, or shows it in a dry run, and tells the task and the portal where it stands. */
export async function runProposal(
  ctx: StepContext,
  proposal: Proposal,
  requests?: RequestsPort,
): Promise<void> {
  const once: Once = (key, fn) =>
    ctx.checkpoint({ key: `kaito.${key}.${eachKey(ctx.each)}`, fn });
  const result = ctx.isDryRun
    ? await previewProposal(proposal)
    : await tellRequest(ctx, proposal, requests, () =>
        propose(proposal, once, ctx.logger),
      );

  if (ctx.isDryRun) {
    ctx.logger.info(`Pull request: ${proposal.title}\n\n${proposal.body}`);
  }
  ctx.logger.info(describe(result, proposal));
  ctx.output('state', result.state);
  ctx.output('branch', result.branch);
  ctx.output('diff', result.diff);
  const { pullRequest, compareUrl } = result;
  if (pullRequest) {
    ctx.output('pullRequestUrl', pullRequest.url);
    ctx.output('number', pullRequest.number);
  }
  if (compareUrl) ctx.output('compareUrl', compareUrl);
  const reviewUrl = pullRequest?.url ?? compareUrl;
  if (reviewUrl) ctx.output('reviewUrl', reviewUrl);
}

function describe(
  result: ProposalResult,
  { scm, baseBranch }: Proposal,
): string {
  const { state, branch, pullRequest, diff } = result;
  const repository = scm.repository.fullName;
  switch (state) {
    case 'open':
      return `Pull request ${pullRequest!.url} waits for review.`;
    case 'merged':
      return `This request was merged already: ${pullRequest!.url}`;
    case 'pushed':
      return `Pushed '${branch}' to ${repository}. ${scm.howToPropose(
        baseBranch,
        branch,
      )}`;
    case 'unchanged':
      return `${repository} says the same already; there is nothing to propose.`;
    default:
      return `Dry run: nothing was sent to ${repository}.\n${diff}`;
  }
}
