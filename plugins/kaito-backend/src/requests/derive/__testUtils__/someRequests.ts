import { aMerge, aPull, at, someFacts } from '../../__testUtils__/aRequest';
import type {
  ProposalFacts,
  RequestFacts,
  RequestWish,
  RolloutFacts,
  RolloutStep,
  StepFacts,
  SyncFacts,
} from '../../types';
import type { SourceView } from '../deriveStages';

export const proposal = (rest: Partial<ProposalFacts> = {}): ProposalFacts => ({
  state: 'proposed',
  at: at(1),
  number: 12,
  compareUrl: null,
  files: ['clusters/north/search/phi.yaml'],
  message: null,
  ...rest,
});

export const sync = (rest: Partial<SyncFacts> = {}): SyncFacts => ({
  tool: 'Flux',
  object: 'Kustomization flux-system/fleet',
  revision: 'c'.repeat(40),
  state: 'behind',
  message: null,
  at: at(21),
  ...rest,
});

export type Steps = Partial<Record<RolloutStep, Partial<StepFacts>>>;

export function rollout(rest: Partial<RolloutFacts> = {}, steps: Steps = {}) {
  const step = (name: RolloutStep): StepFacts => ({
    state: 'waiting',
    at: null,
    message: null,
    ...steps[name],
  });
  return {
    uid: 'u1',
    seenAt: at(21),
    doneAt: null,
    lostAt: null,
    replacedBy: null,
    failed: false,
    message: null,
    endpointId: null,
    steps: {
      nodes: step('nodes'),
      image: step('image'),
      weights: step('weights'),
      ready: step('ready'),
    },
    ...rest,
  } satisfies RolloutFacts;
}

export const git = { asOf: at(59), problem: null };
export const merged = { git, proposal: proposal(), pull: aMerge() };
export const open = (pull: Parameters<typeof aPull>[0] = {}) =>
  someFacts({ git, proposal: proposal(), pull: aPull(pull) });

export const UP = 'submitted:done pull-request:done checks:skipped';
export const ON = `${UP} approved:skipped merged:done`;
export const ALL_DONE: Steps = {
  nodes: { state: 'done', at: at(30) },
  image: { state: 'done', at: at(35) },
  weights: { state: 'done', at: at(40) },
  ready: { state: 'done', at: at(41) },
};

export type Case = [
  name: string,
  facts: RequestFacts,
  expected: {
    state: string;
    stages: string;
    stage: string;
    waitsFor: RegExp | null;
    failure?: RegExp;
    holds?: boolean;
    finished?: string | null;
  },
  wish?: Partial<RequestWish>,
  view?: Partial<SourceView>,
];
