import { z } from 'zod';
import type { CheckState } from '../pulls/verdicts';
import type { ScmPullRequest } from '../types';

const user = z.object({ login: z.string() }).nullish();
const repository = z.object({ id: z.number() }).nullish();

export const pullSchema = z.object({
  number: z.number().int(),
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']),
  merged_at: z.string().nullable(),
  merge_commit_sha: z.string().nullish(),
  head: z.object({ ref: z.string(), sha: z.string(), repo: repository }),
  base: z.object({ ref: z.string(), repo: repository }),
  mergeable: z.boolean().nullish(),
  merged_by: user,
});
export type GithubPull = z.infer<typeof pullSchema>;

export const reviewSchema = z.object({ user, state: z.string() });

export const checkRunsSchema = z.object({
  check_runs: z.array(
    z.object({ status: z.string(), conclusion: z.string().nullable() }),
  ),
});

export const statusSchema = z.object({
  state: z.string(),
  total_count: z.number().int(),
});

/** Whether it comes from a copy of the repository; of a copy that is gone, GitHub does not say which it was. */
export function isFromFork({ head, base }: GithubPull): boolean {
  return head.repo === null || (head.repo ?? base.repo)?.id !== base.repo?.id;
}

export function toPullRequest(pull: GithubPull): ScmPullRequest {
  return {
    number: pull.number,
    url: pull.html_url,
    title: pull.title,
    state: pull.merged_at ? 'merged' : pull.state,
    branch: pull.head.ref,
    base: pull.base.ref,
  };
}

/** How a check run stands by its status and conclusion. */
export function checkState(run: {
  status: string;
  conclusion: string | null;
}): CheckState {
  if (run.status !== 'completed') return 'pending';
  const fine = ['success', 'neutral', 'skipped'];
  return fine.includes(run.conclusion ?? '') ? 'passed' : 'failed';
}
