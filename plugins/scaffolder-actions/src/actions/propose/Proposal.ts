import type {
  ScmProvider,
  ScmPullRequest,
} from '@kaito-portal/backstage-plugin-kaito-node';
import type {
  BaseBranch,
  Plan,
} from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import type { ProposedRequest } from '../../requests/ProposedRequest';

/** Everything that is to be proposed, decided. */
export interface Proposal {
  scm: ScmProvider;
  requestId: string;
  /** What it does to the base branch as it is; asked again whenever that moves. */
  plan(base: BaseBranch, pullRequestUrl?: string): Promise<Plan>;
  baseBranch: string;
  title: string;
  body: string;
  labels: readonly string[];
  /** As the host names them. */
  reviewers: readonly string[];
  author: { name: string; email: string };
  requestedBy: string;
  /** What it asks for, for the portal's Requests page; left out, it is not told of it. */
  request?: ProposedRequest;
}

/**
 * Where a proposal stands.
 * - `open`: a pull request waits for review
 * - `merged`: the same request was merged before; nothing was done
 * - `pushed`: the branch is there, the host has no pull-request API this edition speaks
 * - `unchanged`: the base branch says the same already
 * - `dry-run`: nothing was sent
 */
export type ProposalState =
  | 'open'
  | 'merged'
  | 'pushed'
  | 'unchanged'
  | 'dry-run';

export interface ProposalResult {
  state: ProposalState;
  branch: string;
  diff: string;
  pullRequest: ScmPullRequest | null;
  compareUrl: string | null;
}

/** The branch of a request; the same request always has the same. */
export function branchOf(requestId: string): string {
  return `kaito/${requestId}`;
}

/** The line by which a commit is known as the portal's own. */
export function trailerOf(requestId: string): string {
  return `Kaito-Request: ${requestId}`;
}

/** A commit's message, signed with the request. */
export function commitMessage(subject: string, proposal: Proposal): string {
  const { requestId, requestedBy } = proposal;
  return `${subject}\n\nRequested-By: ${requestedBy}\n${trailerOf(
    requestId,
  )}\n`;
}
