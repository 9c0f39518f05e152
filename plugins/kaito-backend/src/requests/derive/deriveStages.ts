import type {
  RequestSource,
  RequestStage,
  RequestStageName,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { RequestFacts, RequestWish } from '../types';
import { deliveryDrafts } from './deliveryDrafts';
import type { Draft, SourceName } from './Draft';
import { reviewDrafts } from './reviewDrafts';

/** When a request is looked at, and how its sources fare then. */
export interface SourceView {
  now: Date;
  /** Of the Git host. */
  host: string;
  cluster: { name: string; asOf: string | null; problem: string | null };
}

/** How long each step usually takes, and of how many requests that is known. */
export type UsualTimes = Partial<
  Record<RequestStageName, { value: number; requests: number }>
>;

function sourcesOf(
  wish: RequestWish,
  facts: RequestFacts,
  { host, cluster }: SourceView,
): Record<SourceName, RequestSource> {
  const { git, proposal, sync } = facts;
  const inCluster = { asOf: cluster.asOf, problem: cluster.problem };
  return {
    task: {
      name: 'its task',
      asOf: proposal?.at ?? wish.submittedAt,
      problem: null,
    },
    git: {
      name: host,
      asOf: git.asOf,
      problem: git.problem && outage(git.problem),
    },
    sync: {
      name: `${sync?.object ?? 'GitOps'} in cluster ${cluster.name}`,
      ...inCluster,
    },
    cluster: { name: `cluster ${cluster.name}`, ...inCluster },
  };
}

function outage({ since, message }: { since: string; message: string }) {
  return `It cannot be asked since ${since}: ${message}`;
}

/** What lasts cannot be known to last while its source does not answer. */
function settle(draft: Draft, source: RequestSource): Draft {
  if (draft.state !== 'current' || source.problem === null) {
    return draft;
  }
  const last = draft.message ? ` Last known: ${draft.message}` : '';
  return {
    ...draft,
    state: 'not-checked',
    message: `Not checked: ${source.name}. ${source.problem}${last}`,
  };
}

/** Reviews begin with the pull request, whatever becomes of its checks. */
const BESIDE: Partial<Record<RequestStageName, RequestStageName>> = {
  approved: 'checks',
};

function beginOf(drafts: readonly Draft[], index: number): string | null {
  const { stage, state } = drafts[index];
  if (state === 'waiting' || state === 'skipped') {
    return null;
  }
  return drafts
    .slice(0, index)
    .filter(before => before.state === 'done' && before.stage !== BESIDE[stage])
    .reduce<string | null>(
      (last, { at }) =>
        at !== null && (last === null || Date.parse(at) > Date.parse(last))
          ? at
          : last,
      null,
    );
}

function secondsBetween(from: string | null, to: string): number | null {
  if (from === null) {
    return null;
  }
  const seconds = (Date.parse(to) - Date.parse(from)) / 1_000;
  // Clocks of hosts differ: what would come out negative is not known.
  return seconds >= 0 ? seconds : null;
}

/** The steps of a request as its facts tell. Pure. */
export function deriveStages(
  wish: RequestWish,
  facts: RequestFacts,
  view: SourceView,
  usual: UsualTimes = {},
): RequestStage[] {
  const sources = sourcesOf(wish, facts, view);
  const drafts = [
    ...reviewDrafts(wish, facts),
    ...deliveryDrafts(wish, facts),
  ].map(draft => settle(draft, sources[draft.source]));
  return drafts.map((draft, index): RequestStage => {
    const { stage, state, at, by, message } = draft;
    const since = beginOf(drafts, index);
    const lasts = state === 'current' || state === 'not-checked';
    const end = at ?? (lasts ? view.now.toISOString() : null);
    const time = usual[stage];
    return {
      stage,
      state,
      since,
      at,
      by,
      message,
      elapsedSeconds: end === null ? null : secondsBetween(since, end),
      usualSeconds: time ? { ...time, basis: 'measured' } : null,
      source: state === 'skipped' ? null : sources[draft.source],
    };
  });
}
