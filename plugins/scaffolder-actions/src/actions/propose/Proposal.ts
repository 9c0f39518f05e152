import type {
  ScmProvider,
  ScmPullRequest,
} from '@kaito-portal/backstage-plugin-kaito-node';
import type { ChangeRequest } from '../../gitops/planChanges';

/** Everything that is to be proposed, decided. */
export interface Proposal {
  scm: ScmProvider;
  change: Omit<ChangeRequest, 'sourceUrl'>;
  baseBranch: string;
  title: string;
  body: string;
  author: { name: string; email: string };
  requestedBy: string;
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
  const { change, requestedBy } = proposal;
  return `${subject}\n\nRequested-By: ${requestedBy}\n${trailerOf(
    change.requestId,
  )}\n`;
}
