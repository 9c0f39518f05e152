import type {
  DriftAgent,
  DriftDifference,
  KubeObject,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { DriftEvidence } from './Evidence';

const AGENTS: Record<DriftAgent['kind'], string> = {
  flux: 'Flux',
  'argo-cd': 'Argo CD',
};

/** Kinds of KAITO that make Workspaces of their own. */
const MAKERS = new Set(['InferenceSet', 'MultiRoleInference']);

/** The GitOps agent in words, with its name where it is known. */
export function agentOf({ agent }: Pick<DriftEvidence, 'agent'>): string {
  return agent ? `${AGENTS[agent.kind]} (${agent.name})` : 'the GitOps agent';
}

/** The commit compared with, short as Git writes it. */
export function shortCommit({ branch }: Pick<DriftEvidence, 'branch'>): string {
  return branch ? branch.commit.slice(0, 10) : 'an unknown commit';
}

/** How many fields differ, in words. */
export function fields(differences: readonly DriftDifference[]): string {
  return differences.length === 1
    ? 'one field'
    : `${differences.length} fields`;
}

/** The KAITO object that made a workload, as `Kind name`; null for one that stands for itself. */
export function ownerSetOf({ metadata }: KubeObject): string | null {
  const owner = metadata.ownerReferences?.find(({ kind }) => MAKERS.has(kind));
  return owner ? `${owner.kind} ${owner.name}` : null;
}
