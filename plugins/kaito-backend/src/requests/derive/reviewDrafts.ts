import type { PullFacts, RequestFacts, RequestWish } from '../types';
import { waiting, type Draft } from './Draft';
import { mergeOf, type Merge } from './mergeOf';

type Part = Partial<Omit<Draft, 'stage'>>;

const git = (stage: Draft['stage'], part: Part): Draft => ({
  ...waiting(stage, 'git'),
  ...part,
});

function pullRequestDraft({ proposal, pull, abandoned }: RequestFacts): Draft {
  if (pull) {
    return git('pull-request', { state: 'done', at: pull.openedAt });
  }
  const base = waiting('pull-request', 'task');
  if (abandoned) {
    return { ...base, state: 'failed', ...abandoned };
  }
  switch (proposal?.state) {
    case 'failed':
      return {
        ...base,
        state: 'failed',
        at: proposal.at,
        message: proposal.message ?? 'Its task failed without saying why.',
      };
    case 'pushed':
      return {
        ...base,
        state: 'not-checked',
        at: proposal.at,
        message:
          'Its branch was pushed. The Git host has no pull requests the portal can follow.',
      };
    case 'unchanged':
      return {
        ...base,
        state: 'skipped',
        message: 'The base branch says the same already.',
      };
    case 'proposed':
    case 'merged':
      return git('pull-request', {
        state: 'current',
        message: 'The Git host has not been asked for it yet.',
      });
    default:
      return { ...base, state: 'current', message: 'Its task works on it.' };
  }
}

function checksDraft(pull: PullFacts, over: boolean): Draft {
  switch (pull.checks) {
    case 'passed':
      return git('checks', { state: 'done', at: pull.checksAt });
    case 'failed':
      return git('checks', {
        state: 'failed',
        at: pull.checksAt,
        message: over ? 'Merged although checks failed.' : 'Checks failed.',
      });
    case 'pending':
      return git('checks', {
        state: over ? 'skipped' : 'current',
        message: over ? 'Merged before its checks had ended.' : null,
      });
    case 'none':
      return git('checks', {
        state: 'skipped',
        message: 'The repository runs no checks on it.',
      });
    default:
      return git('checks', {
        state: 'not-checked',
        message:
          'The Git host does not tell, or the portal’s account may not see checks.',
      });
  }
}

function approvedDraft(pull: PullFacts, over: boolean): Draft {
  const { approvedBy, changesRequestedBy } = pull;
  if (changesRequestedBy?.length && !over) {
    return git('approved', {
      state: 'failed',
      at: pull.rejectedAt,
      by: changesRequestedBy,
      message: 'Changes were asked for.',
    });
  }
  if (approvedBy === null) {
    return git('approved', {
      state: 'not-checked',
      message:
        'The Git host does not tell, or the portal’s account may not see reviews.',
    });
  }
  if (approvedBy.length > 0) {
    return git('approved', {
      state: 'done',
      at: pull.approvedAt,
      by: approvedBy,
    });
  }
  return git('approved', {
    state: over ? 'skipped' : 'current',
    message: over ? 'Merged without an approving review.' : null,
  });
}

function mergedDraft(
  pull: PullFacts | null,
  merge: Merge | null,
  approved: Draft,
): Draft {
  if (merge) {
    return { ...waiting('merged', merge.source), ...merge, state: 'done' };
  }
  if (pull?.state === 'closed') {
    return git('merged', {
      state: 'failed',
      at: pull.closedAt,
      message: 'Its pull request was closed without merging.',
    });
  }
  const isNext = ['done', 'not-checked'].includes(approved.state);
  return git('merged', {
    state: pull && isNext ? 'current' : 'waiting',
    message:
      pull?.mergeable === false
        ? `It conflicts with ${pull.base} and must be brought up to date.`
        : null,
  });
}

/** Nothing can be told of reviews where no pull request can be followed. */
function untold(stage: Draft['stage'], known: boolean): Draft {
  return known
    ? git(stage, {
        state: 'not-checked',
        message: 'No pull request of it is known.',
      })
    : waiting(stage, 'git');
}

/** The steps until a request is merged. */
export function reviewDrafts(wish: RequestWish, facts: RequestFacts): Draft[] {
  const { pull, proposal } = facts;
  const merge = mergeOf(wish, facts);
  const over = pull !== null && pull.state !== 'open';
  const told = merge !== null || proposal?.state === 'pushed';
  const checks = pull ? checksDraft(pull, over) : untold('checks', told);
  const approved = pull ? approvedDraft(pull, over) : untold('approved', told);
  return [
    {
      ...waiting('submitted', 'task'),
      state: 'done',
      at: wish.submittedAt,
      by: [wish.requestedBy],
    },
    pullRequestDraft(facts),
    checks,
    approved,
    mergedDraft(pull, merge, approved),
  ];
}
