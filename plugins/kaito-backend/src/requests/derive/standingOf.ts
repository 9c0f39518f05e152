import type { RequestState } from '@kaito-portal/backstage-plugin-kaito-common';
import type { RequestFacts, RequestStanding, RequestWish } from '../types';
import { deliveryDrafts } from './deliveryDrafts';
import type { Draft } from './Draft';
import { mergeOf } from './mergeOf';
import { reviewDrafts } from './reviewDrafts';

type Ending = Pick<RequestStanding, 'state' | 'finishedAt'>;

const still = (state: RequestState): Ending => ({ state, finishedAt: null });

function beforeMerge(facts: RequestFacts): Ending {
  const { proposal, pull, abandoned } = facts;
  if (pull) {
    const rejected = !!pull.changesRequestedBy?.length;
    return pull.state === 'open'
      ? still(rejected ? 'rejected' : 'in-review')
      : {
          state: rejected ? 'rejected' : 'closed',
          finishedAt: pull.closedAt,
        };
  }
  if (abandoned) {
    return { state: 'failed', finishedAt: abandoned.at };
  }
  switch (proposal?.state) {
    case 'failed':
      return { state: 'failed', finishedAt: proposal.at };
    case 'unchanged':
      return { state: 'closed', finishedAt: proposal.at };
    case 'proposed':
    case 'pushed':
      return still('in-review');
    default:
      return still('submitted');
  }
}

function afterMerge(
  { rollout }: RequestFacts,
  delivery: readonly Draft[],
): Ending {
  if (rollout?.doneAt) {
    return { state: 'done', finishedAt: rollout.doneAt };
  }
  if (rollout?.lostAt) {
    return { state: 'closed', finishedAt: rollout.lostAt };
  }
  return still(
    delivery.some(({ state }) => state === 'failed') ? 'failed' : 'rolling-out',
  );
}

/** Whether its Git host has not told the end of its pull request. */
function isUntold({ pull, proposal }: RequestFacts): boolean {
  return pull ? pull.state === 'open' : !!proposal?.number;
}

const AT: readonly Draft['state'][] = ['failed', 'current'];

/** The step a request is at, or the last it has passed. What nobody tells of holds nothing up, unless nothing else does. */
function stageOf(drafts: readonly Draft[], isMerged: boolean): Draft['stage'] {
  const from = isMerged
    ? drafts.findIndex(({ stage }) => stage === 'merged')
    : 0;
  const rest = drafts.slice(from);
  const at =
    rest.find(({ state }) => AT.includes(state)) ??
    rest.find(({ state }) => state === 'not-checked');
  const passed = rest.filter(({ state }) => state === 'done').at(-1);
  return (at ?? passed ?? drafts[0]).stage;
}

/** What the facts of a request come to. Pure; does not depend on when it is asked. */
export function standingOf(
  wish: RequestWish,
  facts: RequestFacts,
): RequestStanding {
  const delivery = deliveryDrafts(wish, facts);
  const merge = mergeOf(wish, facts);
  const ending = merge ? afterMerge(facts, delivery) : beforeMerge(facts);
  return {
    ...ending,
    stage: stageOf([...reviewDrafts(wish, facts), ...delivery], merge !== null),
    holds: merge === null && ending.finishedAt === null,
    followed: ending.finishedAt === null || isUntold(facts),
  };
}
