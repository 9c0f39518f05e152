import type { RequestProgress } from '@kaito-portal/backstage-plugin-kaito-common';
import type { RequestFacts } from '../types';

/** Adds what the request's task told. What the Git host has told already outweighs it. */
export function noteProgress(
  facts: RequestFacts,
  progress: RequestProgress,
  now: Date,
): RequestFacts {
  const { state, pullRequest, compareUrl, files, message } = progress;
  // A step that fails after its pull request was opened has proposed all the same.
  if (state === 'failed' && (facts.pull || facts.proposal?.number)) {
    return facts;
  }
  const before = facts.proposal;
  return {
    ...facts,
    abandoned: null,
    proposal: {
      state,
      at: now.toISOString(),
      number: pullRequest?.number ?? null,
      compareUrl: compareUrl ?? null,
      files: files?.length ? files : before?.files ?? [],
      message: message ?? null,
    },
  };
}
