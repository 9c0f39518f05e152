import { z } from 'zod';
import type { CheckState } from '../pulls/verdicts';
import type { ScmPullRequest } from '../types';

const user = z
  .object({
    nickname: z.string().nullish(),
    display_name: z.string().nullish(),
  })
  .nullish();

const side = z.object({
  branch: z.object({ name: z.string() }),
  commit: z.object({ hash: z.string() }).nullish(),
  repository: z.object({ full_name: z.string() }).nullish(),
});

export const pullSchema = z.object({
  id: z.number().int(),
  title: z.string(),
  description: z.string().nullish(),
  reviewers: z.array(z.object({ uuid: z.string().nullish() })).nullish(),
  state: z.enum(['OPEN', 'MERGED', 'DECLINED', 'SUPERSEDED']),
  links: z.object({ html: z.object({ href: z.string() }) }),
  source: side,
  destination: side,
  merge_commit: z.object({ hash: z.string() }).nullish(),
  closed_by: user,
  participants: z
    .array(z.object({ user, state: z.string().nullish() }))
    .nullish(),
});
export type CloudPull = z.infer<typeof pullSchema>;

const STATE = {
  OPEN: 'open',
  MERGED: 'merged',
  DECLINED: 'closed',
  SUPERSEDED: 'closed',
} as const;

export const statusSchema = z.object({ state: z.string() });

export const activitySchema = z.object({
  update: z.object({ state: z.string(), date: z.string() }).nullish(),
});

/** One page of anything. */
export function pageOf<T>(item: z.ZodType<T>) {
  return z.object({ values: z.array(item), next: z.string().nullish() });
}

export function toPullRequest(pull: CloudPull): ScmPullRequest {
  return {
    number: pull.id,
    url: pull.links.html.href,
    title: pull.title,
    state: STATE[pull.state],
    branch: pull.source.branch.name,
    base: pull.destination.branch.name,
  };
}

/** A person as others know them. */
export function nameOf(person: z.infer<typeof user>): string | null {
  return person?.nickname || person?.display_name || null;
}

export function buildState(state: string): CheckState {
  if (state === 'SUCCESSFUL') return 'passed';
  return state === 'INPROGRESS' ? 'pending' : 'failed';
}
