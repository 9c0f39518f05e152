import type {
  KaitoRequest,
  RequestStage,
  RequestStageName,
  RequestState,
  RequestVerb,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  RiCheckLine,
  RiCircleLine,
  RiCloseCircleLine,
  RiGitPullRequestLine,
  RiLoader4Line,
  RiProhibitedLine,
  RiQuestionLine,
  RiSendPlaneLine,
  RiSkipForwardLine,
  RiArrowGoBackLine,
} from '@remixicon/react';
import type { Tone } from '../../components';

interface Look {
  word: string;
  tone: Tone;
  icon: typeof RiCheckLine;
}

/** How a request stands. */
export const STATE_LOOKS: Record<RequestState, Look> = {
  submitted: { word: 'Submitted', tone: 'progress', icon: RiSendPlaneLine },
  'in-review': {
    word: 'In review',
    tone: 'progress',
    icon: RiGitPullRequestLine,
  },
  rejected: { word: 'Rejected', tone: 'warning', icon: RiArrowGoBackLine },
  'rolling-out': { word: 'Rolling out', tone: 'progress', icon: RiLoader4Line },
  failed: { word: 'Failed', tone: 'error', icon: RiCloseCircleLine },
  done: { word: 'Done', tone: 'ok', icon: RiCheckLine },
  closed: { word: 'Closed', tone: 'neutral', icon: RiProhibitedLine },
};

/** How a step stands. */
export const STAGE_LOOKS: Record<RequestStage['state'], Look> = {
  done: { word: 'done', tone: 'ok', icon: RiCheckLine },
  current: { word: 'under way', tone: 'progress', icon: RiLoader4Line },
  waiting: { word: 'to come', tone: 'neutral', icon: RiCircleLine },
  failed: { word: 'failed', tone: 'error', icon: RiCloseCircleLine },
  skipped: { word: 'not needed', tone: 'neutral', icon: RiSkipForwardLine },
  'not-checked': { word: 'not checked', tone: 'warning', icon: RiQuestionLine },
};

/** Each step as a person would say it. */
export const STAGE_WORDS: Record<RequestStageName, string> = {
  submitted: 'Submitted',
  'pull-request': 'Pull request open',
  checks: 'Checks passed',
  approved: 'Approved',
  merged: 'Merged',
  synced: 'Applied to the cluster',
  nodes: 'Nodes ready',
  image: 'Image pulled',
  weights: 'Model loaded',
  'rolled-out': 'Rolled out',
  removed: 'Gone from the cluster',
  ready: 'Ready',
};

export const VERB_WORDS: Record<RequestVerb, string> = {
  deploy: 'deploy',
  change: 'change',
  retire: 'retire',
  prepare: 'prepare a cluster',
};

/** "Workspace team-search/phi-4 on aks-weu-prod", or the cluster that is prepared. */
export function placeWords({ place }: Pick<KaitoRequest, 'place'>): string {
  const { kind, namespace, name, cluster } = place;
  return kind === 'Cluster'
    ? `cluster ${cluster}`
    : `${kind} ${namespace}/${name} on ${cluster}`;
}
