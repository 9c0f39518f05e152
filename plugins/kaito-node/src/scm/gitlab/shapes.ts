import { z } from 'zod';
import type { ScmPullRequest, ScmPullRequestStatus } from '../types';

const user = z.object({ username: z.string() }).nullish();

export const mergeRequestSchema = z.object({
  iid: z.number().int(),
  web_url: z.string(),
  title: z.string(),
  description: z.string().nullish(),
  state: z.enum(['opened', 'closed', 'merged', 'locked']),
  source_branch: z.string(),
  target_branch: z.string(),
  source_project_id: z.number().int().nullish(),
  target_project_id: z.number().int().nullish(),
  sha: z.string().nullish(),
  has_conflicts: z.boolean().nullish(),
  merge_status: z.string().nullish(),
  detailed_merge_status: z.string().nullish(),
  merge_commit_sha: z.string().nullish(),
  squash_commit_sha: z.string().nullish(),
  merge_user: user,
  merged_by: user,
  merged_at: z.string().nullish(),
  head_pipeline: z.object({ status: z.string() }).nullish(),
});
export type MergeRequest = z.infer<typeof mergeRequestSchema>;

export const approvalsSchema = z.object({
  approved_by: z.array(z.object({ user: z.object({ username: z.string() }) })),
});

export const usersSchema = z.array(
  z.object({ id: z.number().int(), username: z.string() }),
);

export function toPullRequest(request: MergeRequest): ScmPullRequest {
  const { state } = request;
  return {
    number: request.iid,
    url: request.web_url,
    title: request.title,
    // GitLab locks a request for the moment of its merge.
    state: state === 'opened' || state === 'locked' ? 'open' : state,
    branch: request.source_branch,
    base: request.target_branch,
  };
}

/** Whether it merges without conflict; null while GitLab works it out. */
export function mergeable(request: MergeRequest): boolean | null {
  if (request.state !== 'opened') return null;
  const status = request.detailed_merge_status ?? request.merge_status ?? '';
  if (request.has_conflicts || /^(conflict|cannot_be_merged$)/.test(status)) {
    return false;
  }
  return /check|prepar|^$/.test(status) ? null : true;
}

/** The pipeline of the newest commit. */
export function checks(request: MergeRequest): ScmPullRequestStatus['checks'] {
  const status = request.head_pipeline?.status;
  if (!status) return 'none';
  if (status === 'success' || status === 'skipped') return 'passed';
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending';
}
