import type {
  KaitoRequest,
  KaitoRequestDetail,
  RequestPullRequest,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  deriveStages,
  type SourceView,
  type UsualTimes,
} from './derive/deriveStages';
import { failureOf, waitsFor } from './derive/sentences';
import type { RequestRecord } from './types';

/** What the Git host said counts as old once it is older than this, ms: several times the longest pause of the follower. */
const OLD_MS = 30 * 60_000;

function toPullRequest(
  { wish, facts, finishedAt, holds }: RequestRecord,
  { now }: SourceView,
): RequestPullRequest | null {
  const { pull, proposal, git } = facts;
  if (!pull && !proposal) {
    return null;
  }
  const age = git.asOf === null ? null : now.getTime() - Date.parse(git.asOf);
  return {
    repository: pull?.repository ?? wish.repoUrl,
    branch: wish.branch,
    base: wish.baseBranch,
    number: pull?.number ?? null,
    url: pull?.url ?? null,
    compareUrl: proposal?.compareUrl ?? null,
    title: pull?.title ?? null,
    state: pull?.state ?? null,
    openedAt: pull?.openedAt ?? null,
    mergeable: pull?.mergeable ?? null,
    approvedBy: pull?.approvedBy ?? null,
    changesRequestedBy: pull?.changesRequestedBy ?? null,
    checks: pull?.checks ?? null,
    mergedBy: pull?.mergedBy ?? null,
    mergedAt: pull?.mergedAt ?? null,
    mergeCommit: pull?.mergeCommit ?? null,
    asOf: git.asOf,
    // What is merged or over does not change any more.
    stale:
      holds &&
      finishedAt === null &&
      (git.problem !== null || (age !== null && age > OLD_MS)),
    problem: git.problem?.message ?? null,
  };
}

/** A request as lists show it. */
export function toRequest(
  record: RequestRecord,
  view: SourceView,
): KaitoRequest {
  return summarise(record, view, {});
}

/** A request with its steps. */
export function toRequestDetail(
  record: RequestRecord,
  view: SourceView,
  extra: {
    usual: UsualTimes;
    afterwards: KaitoRequestDetail['afterwards'];
  },
): KaitoRequestDetail {
  const { wish, facts } = record;
  return {
    ...summarise(record, view, extra.usual),
    stages: deriveStages(wish, facts, view, extra.usual),
    files: facts.proposal?.files ?? [],
    endpointId: facts.rollout?.endpointId ?? null,
    afterwards: extra.afterwards,
    generatedAt: view.now.toISOString(),
  };
}

function summarise(
  record: RequestRecord,
  view: SourceView,
  usual: UsualTimes,
): KaitoRequest {
  const { wish, facts, state, stage, changedAt, finishedAt } = record;
  const stages = deriveStages(wish, facts, view, usual);
  return {
    id: wish.id,
    verb: wish.verb,
    place: wish.place,
    title: wish.title,
    requestedBy: wish.requestedBy,
    owner: wish.owner,
    purpose: wish.purpose,
    expires: wish.expires,
    model: wish.model,
    instanceType: wish.instanceType,
    state,
    stage,
    waitsFor: waitsFor(wish, facts, record, view),
    failure: failureOf(wish, record, stages, view),
    submittedAt: wish.submittedAt,
    changedAt,
    finishedAt,
    pullRequest: toPullRequest(record, view),
    taskId: wish.taskId,
  };
}
