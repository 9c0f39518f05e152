import {
  RiAlertLine,
  RiCheckLine,
  RiFileWarningLine,
  RiNodeTree,
  RiQuestionLine,
  RiTimeLine,
  RiUserUnfollowLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import type {
  Drift,
  DriftDifference,
  GitState,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { Tone } from '../../../components';

/** Each state as a person would say it, and what it means. */
export const GIT_WORDS: Record<
  GitState,
  { word: string; means: string; tone: Tone; icon: RemixiconComponentType }
> = {
  'in-sync': {
    word: 'In sync',
    means: 'The cluster holds what the file in Git says.',
    tone: 'ok',
    icon: RiCheckLine,
  },
  pending: {
    word: 'Pending',
    means: 'Git has changed, and the GitOps agent has not had its turn yet.',
    tone: 'progress',
    icon: RiTimeLine,
  },
  drifted: {
    word: 'Drifted',
    means: 'The cluster differs from the file in Git.',
    tone: 'warning',
    icon: RiAlertLine,
  },
  missing: {
    word: 'Missing',
    means: 'Git describes it, and the cluster does not have it.',
    tone: 'error',
    icon: RiFileWarningLine,
  },
  unmanaged: {
    word: 'Unmanaged',
    means: 'No file in Git describes it.',
    tone: 'neutral',
    icon: RiUserUnfollowLine,
  },
  derived: {
    word: 'Made by another',
    means: 'Another deployment made it, which is what Git describes.',
    tone: 'neutral',
    icon: RiNodeTree,
  },
  'not-checked': {
    word: 'Not checked',
    means: 'It could not be compared with Git.',
    tone: 'neutral',
    icon: RiQuestionLine,
  },
};

type Effect = DriftDifference['effect'];

/** What becomes of one difference when Git is applied. */
export const EFFECT_WORDS: Record<Effect, { word: string; tone: Tone }> = {
  rolls: { word: 'changes what runs', tone: 'progress' },
  nothing: { word: 'no effect', tone: 'neutral' },
  replace: { word: 'new ones only', tone: 'neutral' },
  refused: { word: 'refused', tone: 'error' },
};

/** What applying Git as a whole comes to. */
export const WHOLE_WORDS: Record<Effect, string> = {
  rolls: 'Applying Git changes what runs.',
  nothing: 'Applying Git is accepted, and changes nothing of what runs.',
  replace: 'Applying Git only affects what is made from then on.',
  refused:
    'Applying Git is refused as a whole, because one field at least may not change.',
};

const AGENTS = { flux: 'Flux', 'argo-cd': 'Argo CD' } as const;

/** Commits as people write them. */
export const shortCommit = (commit: string) => commit.slice(0, 10);

/** The agent, how far it is, and what keeps it. */
export function describeAgent(agent: Drift['agent']): string {
  if (!agent) {
    return 'none that says how far it is';
  }
  const at = agent.revision
    ? `at ${shortCommit(agent.revision)}`
    : 'does not say how far it is';
  const problem = agent.problem ? `; ${agent.problem}` : '';
  return `${AGENTS[agent.kind]} ${agent.name}, ${at}${problem}`;
}
