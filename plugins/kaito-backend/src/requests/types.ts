import type {
  RequestPlace,
  RequestStageName,
  RequestState,
  RequestVerb,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { ScmPullRequestStatus } from '@kaito-portal/backstage-plugin-kaito-node';

/** A value by which a change is recognised in the cluster. */
export interface Expectation {
  path: string[];
  value: unknown;
}

/** What was asked for. Never changes, but for what is said of it when its task runs again. */
export interface RequestWish {
  id: string;
  verb: RequestVerb;
  place: RequestPlace;
  title: string;
  /** Entity ref. */
  requestedBy: string;
  owner: string | null;
  purpose: string | null;
  expires: string | null;
  model: string | null;
  instanceType: string | null;
  taskId: string | null;
  repoUrl: string;
  baseBranch: string;
  branch: string;
  expects: Expectation[];
  submittedAt: string;
}

/** When a source last answered, and why it does not now. */
export interface SourceCheck {
  asOf: string | null;
  problem: { since: string; message: string } | null;
}

/** What the request's task told. */
export interface ProposalFacts {
  state: 'proposed' | 'pushed' | 'merged' | 'unchanged' | 'failed';
  /** Of its pull request, as the task says; the host has the last word. */
  number: number | null;
  at: string;
  compareUrl: string | null;
  files: string[];
  message: string | null;
}

/** The pull request as its host last told, and when the portal first saw each turn. */
export interface PullFacts extends ScmPullRequestStatus {
  repository: string;
  openedAt: string;
  checksAt: string | null;
  approvedAt: string | null;
  rejectedAt: string | null;
  closedAt: string | null;
}

/** What brings the base branch into the cluster, as far as it concerns the request. */
export interface SyncFacts {
  tool: 'Flux' | 'Argo CD';
  /** e.g. `Kustomization flux-system/fleet` */
  object: string;
  revision: string | null;
  /** `behind`: another revision than the merge is applied. */
  state: 'applied' | 'behind' | 'failed';
  message: string | null;
  /** When it was first seen so. */
  at: string;
}

/** Steps in the cluster. */
export const ROLLOUT_STEPS = ['nodes', 'image', 'weights', 'ready'] as const;
export type RolloutStep = (typeof ROLLOUT_STEPS)[number];

export interface StepFacts {
  state: 'done' | 'current' | 'waiting' | 'failed' | 'skipped';
  at: string | null;
  message: string | null;
}

/** What was seen in the cluster of what was asked for. */
export interface RolloutFacts {
  /** Of the object it is about; null when none was ever seen. */
  uid: string | null;
  /** When it was first seen as it was asked for; null before. */
  seenAt: string | null;
  /** When it was reached: ready, rolled out or removed. */
  doneAt: string | null;
  /** When it was seen gone, or somebody else's, before it was done. */
  lostAt: string | null;
  /** The request the object names now, where that is another. */
  replacedBy: string | null;
  /** Whether KAITO says that it does not work. */
  failed: boolean;
  /** In a sentence, what it is at or what is wrong. */
  message: string | null;
  steps: Record<RolloutStep, StepFacts> | null;
  endpointId: string | null;
}

/** All that sources told of a request. */
export interface RequestFacts {
  proposal: ProposalFacts | null;
  pull: PullFacts | null;
  git: SourceCheck;
  /** Set when the task is over without a word. */
  abandoned: { at: string; message: string } | null;
  sync: SyncFacts | null;
  rollout: RolloutFacts | null;
}

export const NO_FACTS: RequestFacts = {
  proposal: null,
  pull: null,
  git: { asOf: null, problem: null },
  abandoned: null,
  sync: null,
  rollout: null,
};

/** What facts come to, without how current they are. */
export interface RequestStanding {
  state: RequestState;
  stage: RequestStageName;
  finishedAt: string | null;
  /** Whether its place is taken: until it is merged or over. */
  holds: boolean;
  /** Whether there may be news of it: until it is finished and its Git host has told the end of its pull request. */
  followed: boolean;
}

/** A stored request. */
export interface RequestRecord extends RequestStanding {
  version: number;
  wish: RequestWish;
  facts: RequestFacts;
  changedAt: string;
  /** Somebody said that there is news since then. */
  lookAfter: string | null;
  updatedAt: string;
}
