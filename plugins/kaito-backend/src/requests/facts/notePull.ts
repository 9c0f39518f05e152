import type {
  ScmPullRequestStatus,
  ScmRepository,
} from '@kaito-portal/backstage-plugin-kaito-node';
import type { PullFacts, RequestFacts } from '../types';

/** Keeps when something was first seen so; forgets it when it is so no more. */
function keepTime(
  isSo: boolean,
  before: string | null | undefined,
  now: string,
) {
  return isSo ? before ?? now : null;
}

/**
 * Adds what the Git host told of the pull request. Times the host does not give are those at which the portal first
 * saw it so.
 */
export function notePull(
  facts: RequestFacts,
  told: { status: ScmPullRequestStatus; repository: ScmRepository },
  now: Date,
): RequestFacts {
  const { status, repository } = told;
  const at = now.toISOString();
  const before = facts.pull?.number === status.number ? facts.pull : null;
  const rejected = !!status.changesRequestedBy?.length;
  const pull: PullFacts = {
    ...status,
    repository: repository.fullName,
    openedAt: before?.openedAt ?? facts.proposal?.at ?? at,
    // Both say that its checks have ended.
    checksAt: keepTime(
      status.checks === 'passed' || status.checks === 'failed',
      before?.checks === status.checks ? before?.checksAt : null,
      at,
    ),
    approvedAt: keepTime(
      !!status.approvedBy?.length && !rejected,
      before?.approvedAt,
      at,
    ),
    rejectedAt: keepTime(rejected, before?.rejectedAt, at),
    closedAt: keepTime(status.state !== 'open', before?.closedAt, at),
  };
  return {
    ...facts,
    pull,
    abandoned: null,
    git: { asOf: at, problem: null },
  };
}

/** Adds that the Git host has no pull request of the request. */
export function noteNoPull(facts: RequestFacts, now: Date): RequestFacts {
  return { ...facts, git: { asOf: now.toISOString(), problem: null } };
}

/** Adds that the Git host could not be asked; what it told before stays. */
export function noteGitProblem(
  facts: RequestFacts,
  message: string,
  now: Date,
): RequestFacts {
  const since = facts.git.problem?.since ?? now.toISOString();
  return { ...facts, git: { ...facts.git, problem: { since, message } } };
}
