import type {
  KubeObject,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { derivePhase } from '@kaito-portal/backstage-plugin-kaito-common/status';
import { isServing } from '../../fleet/toEndpoint';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';
import { findService, type FoundService } from './findService';
import { workspacesByMultiRole, workspacesBySet } from './indexCluster';

/** One copy of a model, with the Service that leads to it. */
export type Replica = Extract<FoundService, { state: 'found' }>;

/** Copies of a model that may answer, and why there are none. */
export interface Replicas {
  replicas: readonly Replica[];
  /** How many there are, whether they may answer or not. */
  total: number;
}

const ROLE = 'kaito.sh/inference-role';

/**
 * The copies behind a workload: itself for a Workspace or RAGEngine, the Workspaces that serve for an InferenceSet, those
 * that decode for a MultiRoleInference, which also answer by themselves.
 */
export function replicasOf(
  snapshot: Pick<ClusterSnapshot, 'kinds' | 'objects' | 'object'>,
  { kind, namespace, name }: WorkloadRef,
): Replicas {
  if (kind === 'Workspace' || kind === 'RAGEngine') {
    const service = findService(snapshot, namespace, name);
    return {
      replicas: service.state === 'found' ? [service] : [],
      total: 1,
    };
  }
  const children = childrenOf(snapshot, kind, `${namespace}/${name}`);
  return {
    replicas: children
      .filter(child => isServing('Workspace', derivePhase(child)))
      .map(child => findService(snapshot, namespace, child.metadata.name))
      .filter((service): service is Replica => service.state === 'found'),
    total: children.length,
  };
}

function childrenOf(
  snapshot: Pick<ClusterSnapshot, 'objects'>,
  kind: WorkloadRef['kind'],
  key: string,
): readonly KubeObject[] {
  const workspaces = snapshot.objects('Workspace');
  return kind === 'InferenceSet'
    ? workspacesBySet(workspaces).get(key) ?? []
    : (workspacesByMultiRole(workspaces).get(key) ?? []).filter(
        ({ metadata }) => metadata.labels?.[ROLE] !== 'prefill',
      );
}
