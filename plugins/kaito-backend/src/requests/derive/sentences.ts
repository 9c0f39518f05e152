import type {
  RequestStage,
  RequestStageName,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { RequestFacts, RequestStanding, RequestWish } from '../types';
import type { SourceView } from './deriveStages';

const IN_CLUSTER: Partial<Record<RequestStageName, string>> = {
  nodes: 'Its nodes.',
  image: 'Its container image.',
  weights: 'The model to be loaded.',
  ready: 'KAITO to call it ready.',
  'rolled-out': 'KAITO to roll the change out.',
  removed: 'It to be gone from the cluster.',
};

function listed(people: readonly string[]): string {
  return people.join(', ');
}

function reviewWaitsFor(
  { branch }: RequestWish,
  { pull }: RequestFacts,
  view: SourceView,
): string {
  if (!pull) {
    return `Someone to open a pull request from '${branch}' and merge it.`;
  }
  const it = `pull request #${pull.number}`;
  if (pull.changesRequestedBy?.length) {
    return `An answer to ${listed(
      pull.changesRequestedBy,
    )}, who asked for changes to ${it}.`;
  }
  if (pull.mergeable === false) {
    return `Someone to bring ${it} up to date: it conflicts with ${pull.base}.`;
  }
  if (pull.checks === 'failed') {
    return `Someone to mend the checks of ${it} on ${view.host}.`;
  }
  if (pull.checks === 'pending') {
    return `The checks of ${it}.`;
  }
  return pull.approvedBy?.length
    ? `Someone to merge ${it}.`
    : `A review of ${it}.`;
}

/** What a request waits for, in a sentence; null when it is finished. */
export function waitsFor(
  wish: RequestWish,
  facts: RequestFacts,
  standing: RequestStanding,
  view: SourceView,
): string | null {
  const { state, stage, finishedAt, holds } = standing;
  if (finishedAt !== null) {
    return null;
  }
  if (state === 'submitted') {
    return 'Its task, to open the pull request.';
  }
  if (holds) {
    return facts.git.problem ||
      (!facts.pull && facts.proposal?.state !== 'pushed')
      ? `Word from ${view.host} about its pull request.`
      : reviewWaitsFor(wish, facts, view);
  }
  if (view.cluster.problem) {
    return `Word from cluster ${view.cluster.name}.`;
  }
  if (state === 'failed') {
    return 'Someone to look at what stands in its way.';
  }
  return (
    IN_CLUSTER[stage] ??
    (facts.sync
      ? `${facts.sync.object}, to apply it to cluster ${wish.place.cluster}.`
      : `The GitOps agent, to apply it to cluster ${wish.place.cluster}.`)
  );
}

const ENDED = ['failed', 'rejected', 'closed'];

/** Whether its last day has passed while it was not even merged. */
function isLate({ expires }: RequestWish, { now }: SourceView): boolean {
  return expires !== null && expires < now.toISOString().slice(0, 10);
}

/** What went wrong with a request, in a sentence; null when nothing did. */
export function failureOf(
  wish: RequestWish,
  standing: RequestStanding,
  stages: readonly RequestStage[],
  view: SourceView,
): string | null {
  const at = stages.find(({ stage }) => stage === standing.stage);
  if (ENDED.includes(standing.state) && at) {
    if (at.stage === 'submitted') {
      // It came no further because there was nothing to do.
      return stages.find(({ stage }) => stage === 'pull-request')!.message;
    }
    const who = at.by.length > 0 ? ` (${listed(at.by)})` : '';
    return at.message && `${at.message}${who}`;
  }
  if (standing.holds && at?.state === 'failed') {
    return at.message;
  }
  return standing.holds && isLate(wish, view)
    ? `Its last day, ${wish.expires}, has passed and it is not merged.`
    : null;
}
