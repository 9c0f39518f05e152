import type { RequestStageName } from '@kaito-portal/backstage-plugin-kaito-common';
import {
  ROLLOUT_STEPS,
  type RequestFacts,
  type RequestWish,
  type SyncFacts,
} from '../types';
import { shortCommit, waiting, type Draft } from './Draft';
import { mergeOf } from './mergeOf';

const LAST: Record<RequestWish['verb'], RequestStageName> = {
  deploy: 'ready',
  change: 'rolled-out',
  retire: 'removed',
  prepare: 'ready',
};

const MEANWHILE: Record<RequestWish['verb'], string> = {
  deploy: 'It has not been seen in the cluster yet.',
  change: 'The cluster does not show the change yet.',
  retire: 'It is still in the cluster.',
  prepare: 'KAITO has not been seen in the cluster yet.',
};

function behind({ object, revision }: SyncFacts): string {
  return revision
    ? `${object} has applied ${shortCommit(revision)}, which is not this merge.`
    : `${object} has applied nothing yet.`;
}

function syncedDraft(wish: RequestWish, facts: RequestFacts): Draft {
  const { sync, rollout } = facts;
  const base = waiting('synced', sync ? 'sync' : 'cluster');
  if (rollout?.seenAt) {
    return { ...base, state: 'done', at: rollout.seenAt, source: 'cluster' };
  }
  if (!mergeOf(wish, facts)) {
    return base;
  }
  if (sync?.state === 'failed') {
    const message = `${sync.object} cannot apply it: ${
      sync.message ?? 'it does not say why'
    }.`;
    return { ...base, state: 'failed', at: sync.at, message };
  }
  if (sync?.state === 'applied') {
    return {
      ...base,
      state: 'done',
      at: sync.at,
      message: `${sync.object} has applied it.`,
    };
  }
  return {
    ...base,
    state: 'current',
    message: sync
      ? `${behind(sync)} ${MEANWHILE[wish.verb]}`
      : `${
          MEANWHILE[wish.verb]
        } No Flux or Argo CD object is known to bring it there.`,
  };
}

/** Steps in the cluster between "applied" and the end; only a deployment has some. */
function stepDrafts(wish: RequestWish, { rollout }: RequestFacts): Draft[] {
  if (wish.verb !== 'deploy') {
    return [];
  }
  return ROLLOUT_STEPS.filter(step => step !== 'ready').map(step => {
    const known = rollout?.steps?.[step];
    return { ...waiting(step, 'cluster'), ...known };
  });
}

function lastDraft(
  wish: RequestWish,
  facts: RequestFacts,
  before: readonly Draft[],
): Draft {
  const { rollout } = facts;
  const base = waiting(LAST[wish.verb], 'cluster');
  if (rollout?.doneAt) {
    return { ...base, state: 'done', at: rollout.doneAt };
  }
  if (rollout?.lostAt) {
    return {
      ...base,
      state: 'failed',
      at: rollout.lostAt,
      message: rollout.replacedBy
        ? `Request ${rollout.replacedBy} has taken its place before it was done.`
        : 'It was removed from the cluster before it was done.',
    };
  }
  if (before.some(({ state }) => state === 'failed')) {
    return base;
  }
  if (rollout?.failed) {
    return { ...base, state: 'failed', message: rollout.message };
  }
  const begun = before.every(
    ({ state }) => state === 'done' || state === 'skipped',
  );
  return begun
    ? { ...base, state: 'current', message: rollout?.message ?? null }
    : base;
}

/** The steps from the base branch to what was asked for. */
export function deliveryDrafts(
  wish: RequestWish,
  facts: RequestFacts,
): Draft[] {
  const steps = [syncedDraft(wish, facts), ...stepDrafts(wish, facts)];
  return [...steps, lastDraft(wish, facts, steps)];
}
