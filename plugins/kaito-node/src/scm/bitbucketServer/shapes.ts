import { z } from 'zod';
import type { CheckState } from '../pulls/verdicts';
import type { ScmPullRequest } from '../types';

const user = z.object({ name: z.string() });

const side = z.object({
  id: z.string(),
  latestCommit: z.string().nullish(),
  repository: z.object({
    slug: z.string(),
    project: z.object({ key: z.string() }),
  }),
});

export const pullSchema = z.object({
  id: z.number().int(),
  version: z.number().int(),
  title: z.string(),
  description: z.string().nullish(),
  state: z.enum(['OPEN', 'MERGED', 'DECLINED']),
  closedDate: z.number().nullish(),
  fromRef: side,
  toRef: side,
  reviewers: z.array(z.object({ user, status: z.string() })),
  properties: z
    .object({ mergeCommit: z.object({ id: z.string() }).nullish() })
    .nullish(),
  links: z
    .object({ self: z.array(z.object({ href: z.string() })).nullish() })
    .nullish(),
});
export type ServerPull = z.infer<typeof pullSchema>;

export const mergeSchema = z.object({ conflicted: z.boolean() });

export const buildSchema = z.object({ state: z.string() });

export const activitySchema = z.object({
  action: z.string(),
  createdDate: z.number(),
  user,
  commit: z.object({ id: z.string() }).nullish(),
});

/** One page of anything. */
export function pageOf<T>(item: z.ZodType<T>) {
  return z.object({
    values: z.array(item),
    isLastPage: z.boolean(),
    nextPageStart: z.number().int().nullish(),
  });
}

const STATE = { OPEN: 'open', MERGED: 'merged', DECLINED: 'closed' } as const;

export function toPullRequest(
  pull: ServerPull,
  webUrl: string,
): ScmPullRequest {
  return {
    number: pull.id,
    url: pull.links?.self?.[0]?.href ?? `${webUrl}/pull-requests/${pull.id}`,
    title: pull.title,
    state: STATE[pull.state],
    branch: shortName(pull.fromRef.id),
    base: shortName(pull.toRef.id),
  };
}

export function buildState(state: string): CheckState {
  if (state === 'SUCCESSFUL') return 'passed';
  const pending = ['INPROGRESS', 'UNKNOWN'];
  return pending.includes(state) ? 'pending' : 'failed';
}

function shortName(ref: string): string {
  return ref.replace(/^refs\/heads\//, '');
}
