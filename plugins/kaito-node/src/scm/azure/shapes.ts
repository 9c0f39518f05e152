import { z } from 'zod';
import type { CheckState } from '../pulls/verdicts';
import type { ScmPullRequest } from '../types';

const identity = z.object({
  displayName: z.string().nullish(),
  uniqueName: z.string().nullish(),
});

export const pullSchema = z.object({
  pullRequestId: z.number().int(),
  title: z.string(),
  description: z.string().nullish(),
  status: z.enum(['notSet', 'active', 'abandoned', 'completed']),
  sourceRefName: z.string(),
  targetRefName: z.string(),
  forkSource: z.unknown().optional(),
  mergeStatus: z.string().nullish(),
  closedBy: identity.nullish(),
  closedDate: z.string().nullish(),
  lastMergeSourceCommit: z.object({ commitId: z.string() }).nullish(),
  lastMergeCommit: z.object({ commitId: z.string() }).nullish(),
  reviewers: z
    .array(
      identity.extend({
        vote: z.number().int(),
        isContainer: z.boolean().nullish(),
      }),
    )
    .nullish(),
  repository: z
    .object({ project: z.object({ id: z.string() }).nullish() })
    .nullish(),
});
export type AzurePull = z.infer<typeof pullSchema>;

export const pullsSchema = z.object({ value: z.array(pullSchema) });

export const evaluationsSchema = z.object({
  value: z.array(
    z.object({
      status: z.string(),
      configuration: z.object({
        isEnabled: z.boolean().nullish(),
        type: z.object({ id: z.string() }),
      }),
    }),
  ),
});

const STATE = {
  notSet: 'open',
  active: 'open',
  abandoned: 'closed',
  completed: 'merged',
} as const;

/** Policies that are checks: build validation and status. The others count votes, comments and the like. */
export const CHECK_POLICIES: readonly string[] = [
  '0609b952-1397-4640-95ec-e00a01b2c241',
  'cbdc66da-9728-4af8-aada-9a5a32e4a226',
];

export function toPullRequest(pull: AzurePull, webUrl: string): ScmPullRequest {
  return {
    number: pull.pullRequestId,
    url: `${webUrl}/pullrequest/${pull.pullRequestId}`,
    title: pull.title,
    state: STATE[pull.status],
    branch: shortName(pull.sourceRefName),
    base: shortName(pull.targetRefName),
  };
}

/** A person as others know them: sign-in name, else display name. */
export function nameOf(
  person: z.infer<typeof identity> | null | undefined,
): string | null {
  return person?.uniqueName || person?.displayName || null;
}

/** Whether it merges without conflict; null while Azure DevOps works it out. */
export function mergeable({ status, mergeStatus }: AzurePull): boolean | null {
  if (status !== 'active') return null;
  if (mergeStatus === 'conflicts') return false;
  // A policy in the way is not a conflict.
  const clean = ['succeeded', 'rejectedByPolicy'];
  return clean.includes(mergeStatus ?? '') ? true : null;
}

/** How a policy evaluation stands; null for one that does not apply. */
export function evaluationState(status: string): CheckState | null {
  if (status === 'notApplicable') return null;
  if (status === 'approved') return 'passed';
  return status === 'rejected' || status === 'broken' ? 'failed' : 'pending';
}

function shortName(ref: string): string {
  return ref.replace(/^refs\/heads\//, '');
}
