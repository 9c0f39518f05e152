import type {
  Phase,
  WorkloadKind,
} from '@kaito-portal/backstage-plugin-kaito-common';

/** What a template's form comes to. */
export interface Plan {
  kind: WorkloadKind;
  /** The state in which it has arrived. */
  phase: Phase['name'];
  /** What answers through the portal; null for what serves no model that the sandbox could stand in for. */
  answers: 'model' | 'documents' | null;
  /** Nodes it wants; null where its replicas have them. */
  nodes: number | null;
}

const workspace = { kind: 'Workspace', phase: 'Ready', nodes: 1 } as const;

/** Templates that bring something into a cluster. */
export const DEPLOYS: Record<string, Plan> = {
  'deploy-model': { ...workspace, answers: 'model' },
  'serve-adapter': { ...workspace, answers: 'model' },
  'deploy-container': { ...workspace, answers: null },
  'fine-tune-model': { ...workspace, phase: 'Succeeded', answers: null },
  'deploy-scalable-model': {
    kind: 'InferenceSet',
    phase: 'Ready',
    answers: 'model',
    nodes: null,
  },
  'deploy-rag-engine': {
    kind: 'RAGEngine',
    phase: 'Ready',
    answers: 'documents',
    nodes: null,
  },
  'split-prefill-decode': {
    kind: 'MultiRoleInference',
    phase: 'Ready',
    answers: 'model',
    nodes: null,
  },
};

/** Templates that change or end what is there. */
export const DAY_TWO: readonly string[] = [
  'change-deployment',
  'extend-expiry',
  'retire-deployment',
];

/** What brings KAITO itself into a cluster has a journey of its own, beside its action. */
export const ELSEWHERE: readonly string[] = ['prepare-cluster'];
