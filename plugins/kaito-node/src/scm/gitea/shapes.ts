import { z } from 'zod';
import type { ScmPullRequest } from '../types';

const user = z.object({ login: z.string() }).nullish();

export const pullSchema = z.object({
  number: z.number().int(),
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']),
  merged: z.boolean(),
  mergeable: z.boolean().nullish(),
  merged_at: z.string().nullish(),
  merged_by: user,
  merge_commit_sha: z.string().nullish(),
  head: z.object({
    ref: z.string(),
    label: z.string().nullish(),
    sha: z.string().nullish(),
    repo_id: z.number().nullish(),
  }),
  base: z.object({ ref: z.string(), repo_id: z.number().nullish() }),
});
export type GiteaPull = z.infer<typeof pullSchema>;

export const reviewSchema = z.object({
  user,
  state: z.string(),
  dismissed: z.boolean().nullish(),
});

export const labelSchema = z.object({
  id: z.number().int(),
  name: z.string(),
});

export const statusSchema = z.object({
  state: z.string(),
  total_count: z.number().int().nullish(),
});

/** Whether it comes from a copy of the repository, where a branch may have the same name. */
export function isFromFork({ head, base }: GiteaPull): boolean {
  const [from, to] = [head.repo_id, base.repo_id];
  return typeof from === 'number' && typeof to === 'number' && from !== to;
}

export function toPullRequest(pull: GiteaPull): ScmPullRequest {
  const { ref, label } = pull.head;
  return {
    number: pull.number,
    url: pull.html_url,
    title: pull.title,
    state: pull.merged ? 'merged' : pull.state,
    // A branch deleted after the merge leaves its name in the label only.
    branch: ref.startsWith('refs/pull/') && label ? label : ref,
    base: pull.base.ref,
  };
}
