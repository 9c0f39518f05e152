import type { RequestFacts, RequestWish } from '../types';
import { shortCommit, type SourceName } from './Draft';

/** That a request is on the base branch, and how that is known. */
export interface Merge {
  at: string | null;
  by: string[];
  message: string | null;
  source: SourceName;
}

/** How a request came onto the base branch; null while it is not known to be there. */
export function mergeOf(
  wish: Pick<RequestWish, 'verb'>,
  { proposal, pull, rollout }: RequestFacts,
): Merge | null {
  if (pull?.state === 'merged') {
    const { mergedAt, mergedBy, mergeCommit } = pull;
    return {
      at: mergedAt ?? pull.closedAt,
      by: mergedBy ? [mergedBy] : [],
      message: mergeCommit ? `Commit ${shortCommit(mergeCommit)}.` : null,
      source: 'git',
    };
  }
  if (rollout?.seenAt) {
    return {
      at: null,
      by: [],
      message:
        'The cluster shows it, so it was merged; the Git host has not told.',
      source: 'cluster',
    };
  }
  if (pull) {
    return null;
  }
  if (proposal?.state === 'merged') {
    return { at: null, by: [], message: proposal.message, source: 'task' };
  }
  if (proposal?.state === 'unchanged' && wish.verb === 'deploy') {
    return {
      at: null,
      by: [],
      message: 'The base branch had it already.',
      source: 'task',
    };
  }
  return null;
}
