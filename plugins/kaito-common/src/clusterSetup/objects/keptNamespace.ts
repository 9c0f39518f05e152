import type { AGENTS } from '../ClusterSetup';
import type { PlainObject } from '../portalAccess';

/** How each agent is told to leave an object in the cluster when it leaves Git. */
const KEEP: Record<(typeof AGENTS)[number], Record<string, string>> = {
  flux: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' },
  argocd: { 'argocd.argoproj.io/sync-options': 'Prune=false' },
};

/** A namespace that stays when it leaves Git: everything else in it would go with it. */
export function keptNamespace(
  name: string,
  agent: (typeof AGENTS)[number],
): PlainObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, annotations: KEEP[agent] },
  };
}
